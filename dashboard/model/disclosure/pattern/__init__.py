"""Which cells are withheld: the search for a pattern, and the attack that tests it."""
