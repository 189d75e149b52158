"""The commands of the command line, one module for each group; `__main__.py` loads the module that is called for.

options   what commands share: whose memory, which variables, which limits
output    what goes to standard output and standard error
scripts   run, eval, check, render
memory    memory list, get, set, …
doctor    doctor
"""
