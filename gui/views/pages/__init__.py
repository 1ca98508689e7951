"""The pages of the window. They know the models and dialogs, never each other."""
