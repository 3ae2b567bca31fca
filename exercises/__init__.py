"""What Amble knows and does, in plain Python: nothing here imports Qt."""
