"""The command line and the prompt's parts."""
