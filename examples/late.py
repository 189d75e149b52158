"""A late local changes because another process wrote: the host lends the script a function that starts one.

    LATEBIND_MEMORY=sqlite:///late.db python examples/late.py

`make demo` runs it.
"""

import os
import subprocess
import sys

import latebind

SCRIPT = """
local step = memory.getItem("step")
const before = step
run("latebind", "memory", "set", "step", "email")
;[before, step]
"""

with latebind.Runtime(memory=os.environ["LATEBIND_MEMORY"]) as runtime:

    @runtime.function(effect="now")
    def run(*command: str) -> None:
        print("  another process:", *command, flush=True)
        subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)

    with runtime.context() as context:
        context.app_memory.set_item("step", "name")
        before, after = context.run(SCRIPT).value
        print(f"  step was {before}, and now is {after}")
