"""A local server that behaves like Enrow's paid API, for demo, tests and the mode without a key.

It knows nothing of the other rooms and is written from Enrow's reference alone, so that it can prove the
client wrong.
"""
