"""The command line: its application, its commands, and the parts of the prompt."""
