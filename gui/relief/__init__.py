"""My back hurts now: what may ease it, at once."""
