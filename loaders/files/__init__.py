"""Reads workbooks and text files safely into cells. Knows no source."""
