"""The text of a file as one writes it: coloured, completed, with its problems where they stand."""
