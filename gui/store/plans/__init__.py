"""What becomes of each row before anything is sent: counted for a price, written down for a run."""
