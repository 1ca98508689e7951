"""The table of leads and what stands around it."""
