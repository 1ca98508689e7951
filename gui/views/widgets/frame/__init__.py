"""The frame around the pages: the rail, the balance, the one message bar."""
