"""The limit of attempts in Python. Against many guesses at once, run `attempts.late`: its count is in a block.

    LATEBIND_MEMORY=sqlite:///bot.db python examples/attempts.py wa:593 '{"pin": "0000"}'

It shares its memory with `attempts.late`: of one conversation, each may answer a turn.
"""

import json
import os
import sys
from typing import Any

import latebind


def reply(ctx: latebind.Context, given: dict[str, Any]) -> dict[str, Any]:
    """Whether the PIN is right, and whether there are attempts left."""
    attempts = ctx.memory.get("pin_attempts", 0)
    if attempts >= 3:
        return {"blocked": True, "message": "Too many attempts"}
    if given["pin"] != "1234":
        ctx.memory.set("pin_attempts", attempts + 1, 1800)
        return {"blocked": False, "error": "Incorrect PIN"}
    ctx.memory.delete("pin_attempts")
    return {"blocked": False, "verified": True}


if __name__ == "__main__":
    conversation, text = sys.argv[1:]
    with latebind.Runtime(memory=os.environ["LATEBIND_MEMORY"]) as runtime:
        with runtime.context(conversation=conversation) as ctx:
            print(json.dumps(reply(ctx, json.loads(text))))
