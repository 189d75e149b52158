"""Tests of scripts: `*.test.late` files, read, run and compared. `latebind test` and the pytest plugin call it.

parsing    a file's text -> cases: headers, turns, expectations
running    a case -> what does not hold, each with a diff
comparing  expected and found values as lines
"""
