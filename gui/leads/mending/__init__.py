"""What is odd or wrong in a row, and what it can be mended with."""
