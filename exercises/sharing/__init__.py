"""Routines that go from one person to another: packed into one `.amble` file, looked at, taken in."""
