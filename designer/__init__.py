"""The experiment designer: the application."""
