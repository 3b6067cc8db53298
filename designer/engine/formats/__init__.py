"""What kept bytes mean: tables, models, metrics, charts. Imported by child processes only."""
