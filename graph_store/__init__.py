"""Graph documents: format, upgrades, revisions, co-editing."""
