"""A run at work: sent, fetched, held within its limits, and settled when it rests."""
