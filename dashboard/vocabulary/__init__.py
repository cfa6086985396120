"""Settings, selection, catalogue, places and words. Imports `loaders` only."""
