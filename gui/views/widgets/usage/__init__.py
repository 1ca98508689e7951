"""What the page of usage is made of: the period, charts with their numbers, small tables, cards."""
