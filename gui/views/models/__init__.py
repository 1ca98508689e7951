"""What tables and lists show: ids in memory, rows fetched by page, one painter for answers."""
