"""The catalogue of movements, and one of them in full."""
