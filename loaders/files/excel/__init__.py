"""What Excel shows, where it differs from what the workbook's parts store."""
