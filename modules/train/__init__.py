"""Modules that prepare features and fit learners."""
