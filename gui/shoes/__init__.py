"""Walking shoes: how far each pair has come."""
