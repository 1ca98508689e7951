"""What the app does: open a list, price it, run it, resume it, export it. Asyncio, and no Qt."""
