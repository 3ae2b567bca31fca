"""Building blocks of the screens: they show what they are given and say what the user wants."""
