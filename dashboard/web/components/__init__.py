"""Building blocks of the pages: the shell, filters, figure cards, tables, notices. No callbacks."""
