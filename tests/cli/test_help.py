"""What `--help` says and what the manual says: of every command and option, with examples that work."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import latebind
from latebind.cli.app import cli
from latebind.cli.commands.options import AS_JSON, LIMITS, VARIABLES, WHERE
from latebind.tests import manual
from latebind.tests.cli import warm
from latebind.tests.cli.conftest import environment
from latebind.tests.waiting import LIMIT


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """The commands by their whole names, `memory list`."""
    for name in cli.list_commands(click.Context(cli)):
        command = cli.get_command(None, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for inner in command.list_commands(click.Context(command)):
                found = command.get_command(click.Context(command), inner)
                assert found is not None
                yield f"{name} {inner}", found


COMMANDS = dict(all_commands())


def help_of(name: str) -> str:
    found = CliRunner().invoke(cli, [*name.split(), "--help"], prog_name="latebind")
    assert found.exit_code == 0
    return found.output


def examples(name: str) -> list[str]:
    _, _, rest = help_of(name).partition("Examples:\n")
    return [line.strip() for line in rest.partition("\n\n")[0].splitlines()]


def options(command: click.Command) -> set[str]:
    return {
        text for param in command.params if isinstance(param, click.Option) and not param.hidden for text in param.opts
    }


@click.command()
def _shared() -> None: ...


for _option in (*WHERE, *VARIABLES, *LIMITS, AS_JSON):
    _option(_shared)
SHARED = options(_shared)


@pytest.fixture(scope="module")
def sections(root: Path) -> dict[str, str]:
    """The sections of the manual's page by their headings."""
    page = (root / "docs" / "command-line.md").read_text("utf-8")
    parts = re.split(r"^## (.*)\n", page, flags=re.M)
    return {"": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_in_the_manual(sections: dict[str, str], name: str) -> None:
    section = sections[name.partition(" ")[0]]
    if " " in name:
        assert re.search(rf"(`|latebind {name.partition(' ')[0]} ){name.partition(' ')[2]}\b", section)
    known = SHARED | options(_shared)
    missing = [option for option in options(COMMANDS[name]) - known if not re.search(rf"(?<![\w-]){option}\b", section)]
    assert missing == []


def test_every_shared_option_is_in_the_manual(sections: dict[str, str]) -> None:
    assert [option for option in SHARED if f"`{option}" not in sections["Options"]] == []


def test_every_option_of_the_manual_is_there(sections: dict[str, str]) -> None:
    known = {"--help", "--version"}.union(*map(options, COMMANDS.values()))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", "".join(sections.values()))) - known == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_examples(name: str) -> None:
    assert examples(name)
    assert all(line.startswith(("latebind", "LATEBIND_", "echo ", 'eval "$(latebind')) for line in examples(name))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the examples work, and its owner's home."""
    record = {"scope": "app", "id": "", "kind": "string", "value": "1"}
    files = {
        "flow.ts": 'import { define, z } from "latebind"; export default define({ handler: input => input.answer })',
        "flow.late": 'local total = 42\nmemory.setItem("step", "name")\ntotal',
        "mail.txt": "Hola {{$memory.nombre}}",
        "bot.py": 'import latebind\n\nruntime = latebind.Runtime(memory="sqlite:///bot.db")\n',
        "given.json": "{}",
        "flow.test.late": "//=> 42\n",
        "flows/registration.test.late": "// registration\n1 + 1 //=> 2\n",
        "bot.jsonl": "".join(json.dumps(record | {"key": f"k{number}"}) + "\n" for number in range(4_002)),
    }
    (tmp_path / "flows").mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    for name in (".local/share/bash-completion/completions", ".zfunc", ".config/fish/completions"):
        (tmp_path / name).mkdir(parents=True)
    with latebind.Runtime(memory=f"sqlite:///{tmp_path}/bot.db") as runtime:
        with runtime.context(user="ana", conversation="wa:593") as context:
            for key in ("task_123", "task_1"):
                context.app_memory.set_item(key, "done")
            context.user_memory.set("nombre", "Ana")
            context.memory.set("step", "name")
    return tmp_path


def in_shell(line: str, folder: Path, *, endless: bool) -> tuple[str, int]:
    """What a line writes, and its exit code; of one that is `endless`, the first line until it is interrupted."""
    line = f"{line} --port 0" if "files serve" in line else line
    with subprocess.Popen(
        ["sh", "-c", line if re.search(r"[|>] ", line) else f"exec env {line}"],
        cwd=folder,
        env=manual.console(folder) | {"PYTHONPATH": str(Path(latebind.__file__).parent / ".dev")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        try:
            output = process.stdout.readline() if endless else process.stdout.read()
            if endless:
                process.send_signal(signal.SIGINT)
            return output, process.wait(LIMIT)
        finally:
            process.kill()


def as_fork(line: str, folder: Path) -> tuple[str, int]:
    """The same of a line of which a shell would make nothing but words."""
    done = warm.run(shlex.split(line)[1:], b"", folder, manual.console(folder), together=True)
    return done.stdout.decode(), done.returncode


@pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "repl"])
def test_examples(name: str, folder: Path) -> None:
    if name.startswith("files"):
        pytest.importorskip("uvicorn", reason="the package uvicorn is not installed")
    for number, line in enumerate(examples(name)):
        if line.startswith("eval "):  # the tests of completion type that in the shells
            continue
        endless = "--watch" in line or "files serve" in line
        # The first one has shown that all loads.
        plain = number > 0 and not endless and manual.is_plain(line) and warm.may_be_forked(manual.console(folder))
        output, code = as_fork(line, folder) if plain else in_shell(line, folder, endless=endless)
        assert "error" not in output.partition(":")[0], f"{line}\n{output}"
        assert code in ((0, 130) if endless else (0,)), f"{line}\n{output}"


@pytest.mark.skipif(os.name != "posix", reason="POSIX alone")
def test_examples_of_the_prompt(folder: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    for line in examples("repl"):
        env = environment(folder) | {"PATH": manual.console(folder)["PATH"], "TERM": "dumb"}
        process = pexpect.spawn("sh", ["-c", f"exec {line}"], cwd=str(folder), env=env, encoding="utf-8", timeout=LIMIT)
        process.expect_exact("» ")
        process.send("\x04")
        process.expect(pexpect.EOF)
        assert process.wait() == 0, line
