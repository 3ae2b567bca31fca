"""What was done: the list of sessions, and one of them in full."""
