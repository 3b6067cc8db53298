"""Modules that bring data in."""
