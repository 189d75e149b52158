"""The registration flow in Python: `ctx.memory` has the functions that scripts have.

    LATEBIND_MEMORY=sqlite:///bot.db python examples/registration.py wa:593 '{"answer": "Ana"}'

It shares its memory with `registration.late`: of one conversation, each may answer a turn.
"""

import json
import os
import sys
from typing import Any

import latebind


def reply(ctx: latebind.Context, given: dict[str, Any]) -> dict[str, Any]:
    """What the bot says next."""
    if not ctx.memory.available:
        return {"error": "Memory not available outside of a conversation"}
    step = ctx.memory.get("step", "start")
    if step == "start":
        ctx.memory.set("step", "name", 3600)
        return {"question": "What is your name?"}
    if step == "name":
        ctx.memory.set("name", given.get("answer") or "", 3600)
        ctx.memory.set("step", "email", 3600)
        return {"question": "What is your email?"}
    name = ctx.memory.get("name", "")
    ctx.memory.delete(["step", "name"])
    return {"completed": True, "name": name, "email": given.get("answer")}


if __name__ == "__main__":
    conversation, text = sys.argv[1:]
    with latebind.Runtime(memory=os.environ["LATEBIND_MEMORY"]) as runtime:
        with runtime.context(conversation=conversation) as ctx:
            print(json.dumps(reply(ctx, json.loads(text))))
