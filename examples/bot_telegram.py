# pip install latebind python-telegram-bot && TELEGRAM_TOKEN=… LATEBIND_MEMORY=sqlite:///bot.db python examples/bot_telegram.py
"""A Telegram bot: each message is a turn of its chat. Without a token, each line of standard input is one.

The script asks for messages to be sent; they go out once its block is committed, to the chat that it runs for.
"""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable

import latebind

FLOW = """
expr {
  const left = ctx.memory.get("left", 3)
  if (text === "/start") {
    ctx.memory.set("left", 3)
    send("Guess a number from 1 to 9.")
  } else if (text === "7") {
    ctx.memory.delete("left")
    send("Right! You have won @($memory.increment("wins")) times.")
  } else if (left > 1) {
    ctx.memory.set("left", left - 1)
    send("No. You have @(left - 1) left.")
  } else {
    ctx.memory.delete("left")
    send("No. It was 7.")
  }
}
"""
Send = Callable[[int, str], Awaitable[object]]


class Bot:
    """The flow and its runtime. `send(chat, text)` is how messages go out."""

    def __init__(self, memory: str, send: Send) -> None:
        self.runtime = latebind.Runtime(memory=memory)

        @self.runtime.function(name="send", effect="after_commit")
        async def send_to_chat(ctx: latebind.Context, text: str) -> None:
            assert ctx.conversation is not None
            await send(int(ctx.conversation.removeprefix("tg:")), text)

        self.flow = self.runtime.compile(FLOW, name="guess.late", variables=("text",))

    async def receive(self, chat: int, user: int, text: str) -> None:
        """One message. Ids are text: a number could be another service's user."""
        async with self.runtime.context(
            user=f"tg:{user}", conversation=f"tg:{chat}", variables={"text": text.strip()}
        ) as ctx:
            await ctx.arun(self.flow)


def serve(token: str, memory: str) -> None:
    """Answer what Telegram's servers deliver, until interrupted."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    application = Application.builder().token(token).concurrent_updates(True).build()
    bot = Bot(memory, lambda chat, text: application.bot.send_message(chat, text))

    async def receive(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        if update.effective_chat and update.effective_user and update.message and update.message.text:
            await bot.receive(update.effective_chat.id, update.effective_user.id, update.message.text)

    application.add_handler(MessageHandler(filters.TEXT, receive))
    with bot.runtime:
        application.run_polling()


async def rehearse(memory: str) -> None:
    """The same flow, with the terminal as the chat."""

    async def show(_: int, text: str) -> None:
        print(text)

    bot = Bot(memory, show)
    with bot.runtime:
        for line in sys.stdin:
            await bot.receive(1, 1, line)


if __name__ == "__main__":
    if token := os.environ.get("TELEGRAM_TOKEN"):
        serve(token, os.environ["LATEBIND_MEMORY"])
    else:
        asyncio.run(rehearse(os.environ["LATEBIND_MEMORY"]))
