"""What is asked and shown when the history is backed up, restored, joined with another or deleted."""
