"""The editor: a routine or an exercise as a form and as YAML, two views of one text."""
