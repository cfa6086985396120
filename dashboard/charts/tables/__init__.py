"""Tables that are no figure's: the plan's Tabell 1, and what surveys say."""
