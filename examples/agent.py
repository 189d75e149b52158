# pip install latebind && LATEBIND_MEMORY=sqlite:///agent.db python examples/agent.py
"""An agent whose one tool is a script: the model writes it, and latebind holds it to limits, access and a dry run.

The model here is a list of what it would say, so that the example runs anywhere; put a client's call in its place.
"""

import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import latebind

TURNS = 8  # of the model, at most
ACCESS = {"memory": "read", "$memory": "write"}  # the rest is closed
Model = Callable[[list[dict[str, Any]]], dict[str, Any]]


def make_runtime(memory: str) -> latebind.Runtime:
    """What the model's scripts may do: a little work, two memories, and to ask for a refund."""
    runtime = latebind.Runtime(memory=memory, limits=latebind.Limits(steps=20_000, operations=50, output=4_000))

    @runtime.function(effect="after_commit")
    def refund(ctx: latebind.Context, order: str, amount: float) -> None:
        """Pay back. The user is the context's, not the model's to choose."""
        print(f"refunded {amount} of {order} to {ctx.user}")

    return runtime


def use_tool(ctx: latebind.Context, script: str, approve: Callable[[list[Any]], bool]) -> dict[str, Any]:
    """What the model is told. Its script is rehearsed first; calls with an effect need somebody's approval."""
    try:
        calls = [effect.to_dict() for effect in ctx.run(script, dry_run=True).effects if "call" in effect.to_dict()]
        if calls and not approve(calls):
            return {"error": "the calls were not approved", "calls": calls}
        return {"value": ctx.run(script).value}
    except latebind.LatebindError as error:
        return {"error": error.render()}  # with line, caret and hint: the model mends it


def answer(runtime: latebind.Runtime, user: str, model: Model, approve: Callable[[list[Any]], bool]) -> str:
    """Let the model use its tool until it has an answer."""
    messages: list[dict[str, Any]] = [{"role": "user", "content": "What did I buy? Refund the mug."}]
    with runtime.context(user=user, access=ACCESS) as ctx:
        for _ in range(TURNS):
            said = model(messages)
            if "answer" in said:
                return str(said["answer"])
            told = use_tool(ctx, said["script"], approve)
            messages += [
                {"role": "assistant", "content": said["script"]},
                {"role": "tool", "content": json.dumps(told)},
            ]
            print(">", said["script"])
            print(json.dumps(told) if "value" in told else told["error"])
    return "I could not do it."


def recorded() -> Model:
    """A model that makes the mistakes that models make."""
    lines: Iterator[dict[str, Any]] = iter(
        [
            {"script": "JSON.parse(memory.getItem('orders')).filter(o => o.naem === 'mug')"},
            {"script": "JSON.parse(memory.getItem('orders')).filter(o => o.name === 'mug')"},
            {"script": "memory.setItem('orders', '[]')"},
            {"script": "expr { $memory.set('refunded', 'P-2'); refund('P-2', 8) }"},
            {"answer": "You bought tea and a mug. I have refunded 8 for the mug."},
        ]
    )
    return lambda messages: next(lines)


if __name__ == "__main__":
    with make_runtime(os.environ["LATEBIND_MEMORY"]) as runtime:
        with runtime.context() as ctx:
            orders = [{"id": "P-1", "name": "tea"}, {"id": "P-2", "name": "mug"}]
            ctx.app_memory.set_item("orders", json.dumps(orders))
        print(answer(runtime, "ana", recorded(), approve=lambda calls: calls[0]["arguments"][1] <= 10))
