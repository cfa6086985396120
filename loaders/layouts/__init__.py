"""What sources' tables look like, as data: one TOML file a layout, and the words that all of them share."""
