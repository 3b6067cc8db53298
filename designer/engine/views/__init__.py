"""What a person sees of an output. Runs in the viewer's process only."""
