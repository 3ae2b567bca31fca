"""Reminders: when the moment has come, and nobody is disturbed by it."""
