"""Doing a routine: the screen that guides through a session, and the one that ends it."""
