"""What was done without the program watching: a walk, or something else that moves."""
