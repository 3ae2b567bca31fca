"""What the history says in numbers: weeks, pain and loads, worked out from the sessions alone."""
