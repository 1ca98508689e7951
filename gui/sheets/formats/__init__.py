"""What a cell shows: numbers, dates and times by their number format."""
