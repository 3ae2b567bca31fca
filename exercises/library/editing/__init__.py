"""Editing the user's YAML files in place: what is not changed stays to the byte."""
