"""What stands at the right: what to find, the price, the run, the receipt."""
