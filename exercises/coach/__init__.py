"""What to do next, and why: pure functions over what was done, how it felt and what the user decided."""
