"""The hosts in `examples/`, run as their first comments say: a chat over HTTP, a task, a bot, an agent."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import latebind
from latebind.tests.cli.conftest import environment
from latebind.tests.ports import free_port
from latebind.tests.stores import KINDS, empty_store
from latebind.tests.waiting import LIMIT, wait_until

EXAMPLES = Path(__file__).parents[2] / "examples"


def needs(*modules: str) -> pytest.MarkDecorator:
    missing = [name for name in modules if not is_there(name)]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def is_there(module: str) -> bool:
    """Whether a module can be imported; other packages may fill a part of its own."""
    try:
        return util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def load(name: str) -> ModuleType:
    spec = util.spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def play(folder: Path, name: str, given: str = "", *, memory: str = "sqlite:///bot.db") -> str:
    """What an example prints, run in a folder of its own, with its memory at this URL."""
    done = subprocess.run(
        [sys.executable, EXAMPLES / f"{name}.py"],
        check=True,
        capture_output=True,
        cwd=folder,
        env=environment(folder) | {"LATEBIND_MEMORY": memory},
        input=given,
        text=True,
        timeout=LIMIT,
    )
    return done.stdout


@pytest.mark.parametrize(
    "name", ["agent", "agent_langgraph", "bot_telegram", "chat_fastapi", "support_bot", "tasks_celery"]
)
def test_the_first_comment_says_how_to_start_it(name: str) -> None:
    first = (EXAMPLES / f"{name}.py").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# pip install latebind")
    assert first.endswith(f"python examples/{name}.py")


@needs("langgraph.graph")
@pytest.mark.parametrize("kind", KINDS)
def test_an_agent_whose_tools_are_handlers(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The stubbed model asks for too much; it is told so, as its own language has it, and mends it."""
    lines = play(tmp_path, "agent_langgraph", memory=empty_store(kind, request, tmp_path)).splitlines()
    assert "Too big: expected number to be <=20 at quantity" in lines[2]
    assert lines[-2:] == [
        'tool: [{"id": "tea", "quantity": 2}, {"id": "mug", "quantity": 1}]',
        "ai: Two teas and a mug are in your cart.",
    ]


def answers(port: int) -> bool:
    """Whether somebody listens."""
    try:
        socket.create_connection(("127.0.0.1", port), LIMIT).close()
    except OSError:
        return False
    return True


@contextmanager
def serving(folder: Path, port: int, name: str = "chat_fastapi") -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, EXAMPLES / f"{name}.py", str(port)],
        cwd=folder,
        env=environment(folder) | {"LATEBIND_MEMORY": "sqlite:///chat.db"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        wait_until(lambda: process.poll() is not None or answers(port), "a server")
        assert process.poll() is None
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=LIMIT)


def post(port: int, path: str, **message: str) -> Any:
    """What a server answers."""
    body = json.dumps(message).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/{path}", body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=LIMIT) as response:
        return json.load(response)


def say(port: int, text: str, conversation: str = "c1") -> str:
    return str(post(port, "chat", user="ana", conversation=conversation, text=text)["reply"])


@needs("fastapi", "uvicorn")
def test_a_chat_that_is_restarted_goes_on(tmp_path: Path) -> None:
    port = free_port()
    with serving(tmp_path, port):
        assert say(port, "hi") == "What is your name?"
        assert say(port, "Ana") == "Nice to meet you, Ana!"
        assert say(port, "hello") == "Ana, that is message 1: HELLO"
        assert say(port, "hi", conversation="c2") == "What is your name?"
        say(port, "hello", conversation="c" * 5)
        with pytest.raises(urllib.error.HTTPError, match="413") as refused:
            say(port, "x" * 300, conversation="c" * 5)
        refused.value.close()
    with serving(tmp_path, port):
        assert say(port, "again") == "Ana, that is message 2: AGAIN"


@needs("celery")
def test_a_task_that_is_delivered_twice_counts_once(tmp_path: Path) -> None:
    assert play(tmp_path, "tasks_celery") == "P-1 12\nP-1 12\nP-2 15\n"


def test_a_bot(tmp_path: Path) -> None:
    given = "/start\n5\n4\n7\n"
    said = [
        "Guess a number from 1 to 9.",
        "No. You have 2 left.",
        "No. You have 1 left.",
        "Right! You have won 1 times.",
    ]
    assert play(tmp_path, "bot_telegram", given).splitlines() == said


def test_a_bots_chats_do_not_mix(tmp_path: Path) -> None:
    sent: list[tuple[int, str]] = []

    async def send(chat: int, text: str) -> None:
        await asyncio.sleep(0)
        sent.append((chat, text))

    async def main() -> None:
        bot = load("bot_telegram").Bot(f"sqlite:///{tmp_path}/bot.db", send)
        with bot.runtime:
            await asyncio.gather(*(bot.receive(chat, 7, "1") for chat in range(20)))
            await asyncio.gather(*(bot.receive(chat, 7, "2") for chat in range(10)))

    asyncio.run(main())
    told = {chat: [text for to, text in sent if to == chat] for chat in range(20)}
    lines = ["No. You have 2 left.", "No. You have 1 left."]
    assert told == {chat: lines[: 2 if chat < 10 else 1] for chat in range(20)}


@needs("telegram")
def test_a_bot_is_wired_to_telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As far as that goes without its servers."""
    application = pytest.importorskip("telegram.ext").Application
    handlers: list[object] = []
    monkeypatch.setattr(application, "run_polling", lambda self: handlers.extend(self.handlers[0]))
    load("bot_telegram").serve("123:abc", f"sqlite:///{tmp_path}/bot.db")
    assert [type(handler).__name__ for handler in handlers] == ["MessageHandler"]


def test_an_agent(tmp_path: Path) -> None:
    said = play(tmp_path, "agent")
    assert "hint: did you mean `name`?" in said
    assert '{"value": [{"id": "P-2", "name": "mug"}]}' in said
    assert "[FORBIDDEN]" in said
    assert said.count("refunded 8 of P-2 to ana") == 1
    assert said.endswith("I have refunded 8 for the mug.\n")


def test_what_nobody_approves_does_not_happen(tmp_path: Path) -> None:
    agent = load("agent")
    with agent.make_runtime(f"sqlite:///{tmp_path}/agent.db") as runtime, runtime.context(user="ana") as ctx:
        told = agent.use_tool(ctx, "$memory.set('a', 1); refund('P-1', 900)", lambda calls: False)
        assert told["calls"] == [{"call": "refund", "arguments": ["P-1", 900], "when": "after_commit"}]
        assert ctx.user_memory.keys() == []


@needs("fastapi", "uvicorn", "yaml")
def test_a_support_bot_that_is_a_file(tmp_path: Path) -> None:
    def turn(text: str, conversation: str = "c1") -> Any:
        return post(port, "turn", user="ana", conversation=conversation, text=text)

    port = free_port()
    with serving(tmp_path, port, "support_bot"):
        assert turn("hi") == {
            "say": "Hello there! What can I do for you?",
            "buttons": ["Where is my order?", "I want to talk to somebody"],
        }
        assert turn("order")["say"] == "What is the number of your order?"
    with serving(tmp_path, port, "support_bot") as process:  # a restart forgets nothing
        assert turn("p-7")["data"] == {"id": "P-7", "state": "on its way"}
        assert turn("hi", "c2")["say"] == "Hello there! What can I do for you?"
        assert turn("talk to somebody")["say"] == "What shall I tell them?"
        assert turn("The tea is cold")["say"] == "Thank you. Your ticket is T-1; somebody will write to you."
        assert process.stdout is not None
        assert process.stdout.readline() == "T-1 of ana: The tea is cold\n"


@needs("yaml")
def test_its_cases(tmp_path: Path, root: Path) -> None:
    command = ["-m", "latebind", "test", "examples", "--app", "examples.support_bot:for_tests"]
    done = subprocess.run(
        [sys.executable, *command], cwd=root, env=environment(tmp_path), capture_output=True, text=True, timeout=LIMIT
    )
    assert (done.stdout, done.returncode) == ("7 passed\n", 0)


@needs("yaml")
def test_what_is_wrong_in_its_file_is_said_at_the_start(tmp_path: Path) -> None:
    bot = load("support_bot")
    text = (EXAMPLES / "support_bot.yaml").read_text("utf-8")
    for wrong, place in (
        ("{{ ctx.memroy", "support_bot.yaml:steps.opened.say:1:"),
        ("findOder(", "steps.which.then:1:15"),
    ):
        right = {"{{ ctx.memroy": "{{ ctx.memory.get(", "findOder(": "findOrder("}[wrong]
        path = tmp_path / "support_bot.yaml"
        path.write_text(text.replace(right, wrong + "(" * right.endswith("get("), 1), "utf-8")
        with pytest.raises(latebind.LatebindError) as caught:
            bot.Bot(bot.runtime, path)
        assert place in caught.value.render()
