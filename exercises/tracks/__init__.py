"""Walks that a watch or a phone has recorded: read from its files, held against the history, taken in."""
