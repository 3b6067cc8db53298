"""Figures, each printed as a ratio with the command that repeats it. Nothing here is a test."""
