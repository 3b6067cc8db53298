"""Modules that make one table of another."""
