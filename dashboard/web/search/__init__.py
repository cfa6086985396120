"""Search: what can be found and under which words, which of it answers a query, and the pages that say so."""
