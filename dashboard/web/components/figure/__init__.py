"""The card of a figure: its tabs, its key, its files, and figures that take turns."""
