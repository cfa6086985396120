"""What a picture of a chart needs beside it: missing numbers, ends of lines, the rest of a stack, small charts."""
