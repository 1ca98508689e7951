"""Where people are in the workspace, and how they go: erased by wish or by age; the log of what left."""
