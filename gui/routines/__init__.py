"""Choosing a routine: cards, search, preview, and files that need mending."""
