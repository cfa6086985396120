"""What all files say together: each number once, and checked against the others."""
