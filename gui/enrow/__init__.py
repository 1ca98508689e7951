"""The Enrow API: client, wire format, pacing and retry. The only room that speaks HTTP."""
