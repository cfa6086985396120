"""The database of what people do: editions, publications, audit. Imports nothing else of the store."""
