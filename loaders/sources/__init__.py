"""One module per source: what it is recognised by, and how its rows become observations."""
