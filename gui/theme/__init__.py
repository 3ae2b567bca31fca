"""How the program looks: tokens, palette, style sheet, fonts and icons."""
