"""Modules that run code the user writes."""
