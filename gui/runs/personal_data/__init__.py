"""What is kept of people, for how long, and what left the machine; forgetting them."""
