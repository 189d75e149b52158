"""The cart in Python. A host that may get two requests of a conversation at once runs `cart.late` instead.

    LATEBIND_MEMORY=sqlite:///bot.db python examples/cart.py wa:593 '{"productId": "t1", "name": "Tea", "price": 2.5, "quantity": 2}'

It shares its memory with `cart.late`: of one conversation, each may answer a turn.
"""

import json
import os
import sys
from typing import Any

import latebind


def reply(ctx: latebind.Context, given: dict[str, Any]) -> dict[str, Any]:
    """The cart, with one product more."""
    cart = ctx.memory.get_json("cart", {"items": [], "total": 0})
    product = {"id": given["productId"]} | {name: given[name] for name in ("name", "price", "quantity")}
    cart["items"].append(product)
    cart["total"] = sum(item["price"] * item["quantity"] for item in cart["items"])
    return {"cart": ctx.memory.set_json("cart", cart, 86400)}


if __name__ == "__main__":
    conversation, text = sys.argv[1:]
    with latebind.Runtime(memory=os.environ["LATEBIND_MEMORY"]) as runtime:
        with runtime.context(conversation=conversation) as ctx:
            print(json.dumps(reply(ctx, json.loads(text))))
