"""What comes in from watches, phones and other computers, looked at before it is taken."""
