"""What a file tells of persons: numbers, names and other traces, in cells, in other parts, and in the file's name."""
