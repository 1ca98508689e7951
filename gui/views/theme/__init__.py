"""How the app looks and speaks: tokens, the style sheet, fonts, icons, words and numbers."""
