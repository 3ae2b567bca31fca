"""The question before a session: how is your back, and what fits that."""
