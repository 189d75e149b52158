#!/bin/sh
# What latebind does, one command at a time. `make demo` runs it; the memory is a database that is gone afterwards.
set -eu
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM

say() { printf '\n# %s\n' "$1"; }
show() { printf '$ %s\n' "$1"; eval "$1" 2>&1; }
fails() { if show "$1"; then echo "this should have failed" >&2; exit 1; fi; }

show "export PATH=\"\$PWD/.venv/bin:\$PATH\" LATEBIND_MEMORY=sqlite:///$folder/demo.db"

say "A script writes a task that lasts, and a note for this request only."
show "cat examples/seed.late"
show "latebind run examples/seed.late"

say "A second process: the task is still there, the note is not."
show "latebind run examples/again.late"

say "A late local is evaluated whenever it is read: another process writes between two reads."
show "python examples/late.py"

say "An expr block that fails half-way leaves nothing behind."
show "latebind memory set balance 100"
show "cat examples/transfer.late"
fails "latebind run examples/transfer.late"
show "latebind memory get balance"

say "Four processes count to 100 each, at the same time. No count is lost."
show "cat examples/count.late"
show "for process in 1 2 3 4; do latebind run examples/count.late >/dev/null & done; wait"
show "latebind memory get visits"
test "$(latebind memory get visits)" = 400

say "A typo is found before anything runs."
fails "latebind eval 'memory.getItm(\"task_123\")'"

printf '\nnow try .venv/bin/latebind\n'
