"""Plans as code to take away: script, notebook, pipeline; and the proof that they are the same."""
