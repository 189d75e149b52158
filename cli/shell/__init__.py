"""The parts of the prompt, which `repl.py` puts together."""
