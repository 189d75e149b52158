"""The embedded store: one SQLite file, or memory.

schema        tables, versions, how a file is created and migrated
connections   opening, lending and forking of connections
interruption  calls whose outcome is noted even where Ctrl-C comes
statements    every statement of the hot path, how owners and ranges of keys are written
reader        reads inside one transaction
writer        checks and writes inside one transaction
group_commit  commits that share one sync to the disk
backend       the store itself
maintenance   backup, vacuum, diagnosis
errors        what SQLite's errors mean to whoever runs the store
"""
