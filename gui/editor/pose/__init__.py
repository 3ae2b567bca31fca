"""The pose editor: a figure that one poses with the mouse or the keyboard."""
