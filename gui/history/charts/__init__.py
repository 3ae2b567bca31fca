"""The history as pictures: minutes a week, pain and loads over time, each with the same numbers as a table."""
