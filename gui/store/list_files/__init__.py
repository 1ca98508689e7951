"""The working copies of lists: rows, what was worked out of them, the fixes over them."""
