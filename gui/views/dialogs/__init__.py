"""Questions to the user. Each is opened without a loop of its own and awaited."""
