"""From a spreadsheet to a list that is open: read, its columns recognised, checked, mended, read again."""
