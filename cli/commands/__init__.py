"""The commands of the command line, one module for each group; `cli/app.py` loads the module that is called for.

options      what commands share: whose memory, which variables, which limits; how commands are made
usage        what options accept, and what is said of a wrong command line
output       what goes to standard output and standard error
scripts      run, eval, check, render
explain      explain
testing      test
memory       memory list, get, set, …
files        files serve
doctor       doctor
completion   completion, and the answers to Tab
"""
