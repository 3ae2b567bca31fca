"""What comes in: routines that somebody else has shared, looked at before they are taken."""
