"""Measures Amble against its bounds, as ratios in one run."""
