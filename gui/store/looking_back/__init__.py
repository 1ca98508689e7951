"""Where the credits went, in sums that are there at once."""
