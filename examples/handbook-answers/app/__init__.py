"""Answers questions of staff from the handbook."""
