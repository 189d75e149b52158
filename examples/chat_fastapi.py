# pip install latebind fastapi uvicorn && LATEBIND_MEMORY=sqlite:///chat.db python examples/chat_fastapi.py
"""A chat over HTTP: each request is one turn of a conversation, and a restart forgets nothing.

    curl -d '{"conversation": "c1", "user": "ana", "text": "hi"}' -H 'Content-Type: application/json' 127.0.0.1:8000/chat

A real host takes `user` and `conversation` from its own session, never from the body.
"""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

import latebind

FLOW = """
// The steps of a conversation: ask, greet, and from then on count what is said.
local step = ctx.memory.get("step", "ask")
local name = ctx.memory.get("name", "")

expr {
  if (step === "ask") {
    ctx.memory.set("step", "greet")
    return "What is your name?"
  }
  if (step === "greet") {
    ctx.memory.set("step", "talk")
    ctx.memory.set("name", text.trim())
    return "Nice to meet you, @(text.trim())!"
  }
  const turns = $memory.increment("turns")
  return "@(name), that is message @(turns): @(await shout(text))"
}
"""


class Message(BaseModel):
    """One turn."""

    user: str
    conversation: str
    text: str


def make_app(memory: str) -> FastAPI:
    """The application, with its runtime: made once, closed at the end."""
    runtime = latebind.Runtime(memory=memory, limits=latebind.Limits(steps=50_000))

    @runtime.function
    async def shout(text: str) -> str:  # what calls another service would await it here
        return text.upper()

    flow = runtime.compile(FLOW, name="chat.late", variables=("text",))  # what is wrong in it is said at the start

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with runtime:
            yield

    app = FastAPI(lifespan=lifespan)

    @app.post("/chat")
    async def chat(message: Message) -> dict[str, str]:
        async with runtime.context(
            user=message.user, conversation=message.conversation, variables={"text": message.text}
        ) as ctx:
            return {"reply": (await ctx.arun(flow)).value}

    @app.exception_handler(latebind.MemoryApiError)
    async def memory_failed(_: Request, error: latebind.MemoryApiError) -> JSONResponse:
        headers = {"Retry-After": str(error.retry_after)} if error.retry_after else None
        return JSONResponse({"error": error.code}, error.status, headers)

    return app


if __name__ == "__main__":
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    uvicorn.run(make_app(os.environ["LATEBIND_MEMORY"]), host="127.0.0.1", port=port, log_level="warning")
