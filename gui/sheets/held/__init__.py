"""Files that are read whole: web pages and archives, OpenDocument, Excel's XML of 2003."""
