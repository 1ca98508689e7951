"""The words that columns, names and companies are recognised by, one module per language or kind of word."""
