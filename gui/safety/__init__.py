"""Warning signs: the questions, what to do about them, and the wait until somebody has looked."""
