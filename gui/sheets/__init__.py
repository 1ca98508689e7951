"""Lead-list files in and out. The only room that knows spreadsheet libraries."""
