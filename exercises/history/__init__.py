"""What was done: records kept in one SQLite file, and how they are read back."""
