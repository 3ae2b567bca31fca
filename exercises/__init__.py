"""What Amble knows and does, in plain Python: nothing here imports Qt."""

__version__ = "0.1.0"
