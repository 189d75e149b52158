"""The embedded store: one SQLite file, or memory.

schema       tables, versions, how a file is created and migrated
connections  opening, lending and forking of connections
rows         every statement of the hot path, how scopes and ranges are written
reader       reads inside one transaction
writer       checks and writes inside one transaction
group        commits that share one sync to the disk
backend      the store itself
upkeep       backup, vacuum, diagnosis
errors       what SQLite's errors mean to whoever runs the store
"""
