"""Questions about a session that several screens ask."""
