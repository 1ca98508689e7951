"""Parts of the window that show values and tell of wishes. They know nothing of lists or runs as such."""
