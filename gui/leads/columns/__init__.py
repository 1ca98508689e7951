"""What the columns of a list mean, from their names and their values."""
