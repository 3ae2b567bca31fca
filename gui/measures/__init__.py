"""The Measures screen: what was measured, what changed, and how it is measured."""
