"""Doing a routine: its timeline of phases, the session on a clock, and the record of what happened."""
