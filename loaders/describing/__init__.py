"""Layouts that a person describes for workbooks that no layout fits: suggested, tried at once, and saved."""
