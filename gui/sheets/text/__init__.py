"""Text files of rows: their encoding, what divides them, their quotes."""
