"""Start-up, shutdown, wiring, the crash net and the command line: the one room that knows every other."""
