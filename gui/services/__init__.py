"""What the window needs from the system around it."""
