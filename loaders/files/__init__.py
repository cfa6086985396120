"""Reads workbooks and text files safely into cells, whatever their source."""
