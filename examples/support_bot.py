# pip install latebind fastapi uvicorn pyyaml && LATEBIND_MEMORY=sqlite:///support.db python examples/support_bot.py
"""A support bot over HTTP that is a YAML file: its texts are templates, its decisions scripts, all checked at start.

    curl -d '{"conversation": "c1", "user": "ana", "text": "hi"}' -H 'Content-Type: application/json' 127.0.0.1:8000/turn
    latebind test examples/support_bot.test.late --app examples.support_bot:for_tests

A real host takes `user` and `conversation` from its own session, never from the body.
"""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml

import latebind

ORDERS = {"P-7": "on its way", "P-8": "delivered"}

runtime = latebind.Runtime(memory=os.environ.get("LATEBIND_MEMORY"), limits=latebind.Limits(steps=50_000))


@runtime.function(name="findOrder")
async def find_order(number: str) -> dict[str, str] | None:  # a real one asks another service
    """An order, or null."""
    return {"id": number, "state": ORDERS[number]} if number in ORDERS else None


@runtime.function(name="openTicket", effect="after_commit")
async def open_ticket(ctx: latebind.Context, ticket: str, text: str) -> None:
    """Tells the people who help."""
    print(f"{ticket} of {ctx.user}: {text}", flush=True)


class Bot:
    """The steps of a file, compiled for a runtime."""

    def __init__(self, runtime: latebind.Runtime, path: Path) -> None:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        self.start: str = tree["start"]
        self.scripts = {
            name: runtime.compile(step.pop("then"), name=f"{path.name}:steps.{name}.then", variables=("text",))
            for name, step in tree["steps"].items()
        }
        self.steps = runtime.document(tree, name=path.name, variables=())["steps"]

    async def turn(self, ctx: latebind.Context) -> Any:
        """What to answer: the texts of the step that the script of the last one names."""
        last = await ctx.memory.aget("step", "")
        step = (await ctx.arun(self.scripts[last])).value if last else self.start
        await ctx.memory.aset("step", step, ttl=86_400)
        return await ctx.aresolve(self.steps[step])


bot = Bot(runtime, Path(__file__).with_suffix(".yaml"))


def for_tests() -> latebind.Runtime:
    """The runtime with a function more, by which cases take the part of a person."""
    made = runtime.replace()

    @made.function
    async def turn(ctx: latebind.Context, text: str) -> Any:
        ctx.variables["text"] = text
        return await bot.turn(ctx)

    return made


def make_app() -> Any:
    """The application."""
    from fastapi import FastAPI
    from pydantic import BaseModel

    class Message(BaseModel):
        user: str
        conversation: str
        text: str

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with runtime:
            yield

    app = FastAPI(lifespan=lifespan)

    @app.post("/turn")
    async def turn(message: Message) -> Any:
        async with runtime.context(
            user=message.user, conversation=message.conversation, variables={"text": message.text}
        ) as ctx:
            return await bot.turn(ctx)

    return app


if __name__ == "__main__":
    import uvicorn

    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    uvicorn.run(make_app(), host="127.0.0.1", port=port, log_level="warning")
