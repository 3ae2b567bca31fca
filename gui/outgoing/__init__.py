"""The screens of what goes out of the history: into a table, a document, a calendar."""
