"""Files that are written: copies of the user's own with new columns, new workbooks, new text files."""
