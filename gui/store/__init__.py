"""The workspace database. The only room that knows SQLite."""
