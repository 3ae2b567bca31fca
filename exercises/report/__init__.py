"""What a clinician wants to know, gathered from the history for two pages of paper."""
