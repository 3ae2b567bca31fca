"""The screen that says what would be good to do today."""
