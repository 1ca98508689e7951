"""All of Qt: the window, its pages, table models, dialogs and theme."""
