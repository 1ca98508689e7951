"""How lists come in: the empty page, drops, the welcome, hints, what is being opened."""
