"""The figure that shows a movement, painted from the joints that the library works out."""
