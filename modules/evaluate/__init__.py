"""Modules that use fitted models and measure how good they are."""
