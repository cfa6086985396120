"""Coarser tables where single cells must be withheld: merged groups and merged years."""
