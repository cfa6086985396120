"""Finished files in every format, the report, Tabell 1. Imports `office`, `paint`, `scene`, `charts`."""
