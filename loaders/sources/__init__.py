"""One module per source: how it is recognised, and how its rows become observations."""
