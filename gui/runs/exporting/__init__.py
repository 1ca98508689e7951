"""The list with its answers, as the user's own file with new columns or as new files."""
