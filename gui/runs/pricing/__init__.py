"""What a run would cost, and what would leave the machine for it."""
