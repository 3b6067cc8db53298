"""Graph to problems or plan. Pure: no I/O, no clock, no database."""
