"""The walking plan on the screen: its levels, what it did and why, and what can be changed."""
