"""Workbooks that differ from those known, made from a truth: each must be read exactly right, or say what is wrong."""
