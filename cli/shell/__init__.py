"""The parts of the prompt."""
