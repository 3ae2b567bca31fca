"""The self-check: eight small things to try."""
