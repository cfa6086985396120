"""Reads any table whose layout is described as data: `loaders/layouts/*.toml`, and a municipality's own."""
