"""Made-up people who walk for half a year with the real coach."""
