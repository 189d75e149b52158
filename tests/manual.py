"""The fenced blocks of a Markdown page, how each kind is run, and how shown output is written anew.

    ```late       a script with expectations (see language/README.md), or one that is followed by …
    ```text       … what latebind prints for it: an error, whole. Written anew on request.
    ```python     run in order, in one namespace for the page; `e  # => repr`, `e  # !! ErrorName`
    ```console    `$ command` lines and what they print; `> ` goes on, a line `…` stands for anything

A name after `late`, `python`, `json` or `ts` (```late flow.late) writes the block to a file of that name first.
"""

from __future__ import annotations

import ast
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import latebind
from latebind.cli.commands.output import exit_code
from latebind.tests.cli import warm
from latebind.tests.late_cases import headers_of, run
from latebind.tests.waiting import LIMIT

_FENCE = re.compile(r"^```(?P<language>\w+)(?: (?P<info>[^\n]+))?\n(?P<text>.*?)^```$", re.S | re.M)


@dataclass(frozen=True)
class Block:
    """One fenced block. `line` is the line of its first text line in the page."""

    language: str
    info: str
    text: str
    line: int
    shown: Block | None = None  # the `text` block that follows a `late` block


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found: list[Block] = []
    fences = list(_FENCE.finditer(page))
    for index, fence in enumerate(fences):
        following = fences[index + 1] if index + 1 < len(fences) else None
        shown = None
        if following and following["language"] == "text" and not page[fence.end() : following.start()].strip():
            shown = _block(page, following)
        found.append(_block(page, fence, shown))
    return found


def _block(page: str, fence: re.Match[str], shown: Block | None = None) -> Block:
    line = page.count("\n", 0, fence.start("text")) + 1
    return Block(fence["language"], fence["info"] or "", fence["text"], line, shown)


def without_code(page: str) -> str:
    """A page without its fenced blocks."""
    return _FENCE.sub("", page)


# golden output


def printed(script: str, *, exit_codes: bool) -> str:
    """What the command line prints for a script that fails, and perhaps its exit code."""
    outcome = run(script.rstrip("\n"), headers_of(script))
    if outcome.error is None:
        raise AssertionError(f"no error:\n{script}")
    code = f"exit code {exit_code(outcome.error)}\n" if exit_codes else ""
    return f"{outcome.error.render()}\n{code}"


_PAIR = re.compile(r"^```late\n(?P<script>(?:(?!^```).*\n)*)^```\n\n```text\n(?:(?!^```).*\n)*^```$", re.M)


def renew(page: str, *, exit_codes: bool = False) -> str:
    """The page with every `text` block that follows a `late` block written anew."""
    return _PAIR.sub(
        lambda pair: f"```late\n{pair['script']}```\n\n```text\n{printed(pair['script'], exit_codes=exit_codes)}```",
        page,
    )


# python


def run_python(code: str, name: str, first_line: int, namespace: dict[str, Any]) -> None:
    """Run a block. An expression with `# => repr` must have that value, one with `# !! Name` must raise that error."""
    tree = ast.parse(code, name)
    tree = ast.increment_lineno(_Expectations(code.split("\n")).visit(tree), first_line - 1)
    namespace |= {"_expect": _expect, "_raises": _raises, "__name__": "__manual__"}
    exec(compile(ast.fix_missing_locations(tree), name, "exec", dont_inherit=True), namespace)


class _Expectations(ast.NodeTransformer):
    """Wraps the expressions that have an expectation in a call that checks it."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        line = self.lines[(node.end_lineno or node.lineno) - 1]
        if match := re.search(r"  # (=>|!!) (.*)$", line):
            name, checked = ("_expect", node.value) if match[1] == "=>" else ("_raises", _lazy(node.value))
            call = ast.Call(ast.Name(name, ast.Load()), [checked, ast.Constant(match[2])], [])
            return ast.copy_location(ast.Expr(ast.copy_location(call, node)), node)
        return node


def _lazy(value: ast.expr) -> ast.expr:
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    return ast.copy_location(ast.Lambda(nothing, value), value)


def _expect(value: Any, expected: str) -> None:
    assert repr(value) == expected, f"expected {expected}, found {value!r}"


def _raises(action: Any, expected: str) -> None:
    name, _, rest = expected.partition(": ")
    try:
        value = action()
    except Exception as error:
        assert type(error).__name__ == name, f"expected {name}, found {error!r}"
        assert rest in str(error), f"expected {rest!r} in {error}"
    else:
        raise AssertionError(f"expected {name}, found the value {value!r}")


# console


def console(folder: Path) -> dict[str, str]:
    """The environment of a page's commands: `latebind` on the path, nothing of the user's around."""
    tools = folder / ".bin"
    tools.mkdir(exist_ok=True)
    for name, arguments in (("latebind", "-m latebind "), ("sqlite-utils", "-m sqlite_utils "), ("python", "")):
        script = tools / name
        script.write_text(f'#!/bin/sh\nexec "{sys.executable}" {arguments}"$@"\n', encoding="utf-8")
        script.chmod(0o755)
    home = Path(latebind.__file__).parent.parent
    return {
        "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(home),
        "HOME": str(folder),
        "NO_COLOR": "1",
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "LATEBIND_MEMORY": f"sqlite:///{folder / 'bot.db'}",
    }


def sessions(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with what it should print."""
    command: list[str] = []
    output: list[str] = []
    for line in text.split("\n"):
        if line.startswith("$ "):
            if command:
                yield "\n".join(command), "\n".join(output).strip()
            command, output = [line[2:]], []
        elif line.startswith("> ") and not output:
            command.append(line[2:])
        else:
            output.append(line)
    yield "\n".join(command), "\n".join(output).strip()


# What a shell makes something of, outside of single quotes.
_FOR_A_SHELL = re.compile(r"[$`*?~|&;<>\n\\#]")


def is_plain(command: str) -> bool:
    """Whether a shell would make nothing of a command but words, and `latebind` is all that it starts."""
    return command.startswith("latebind ") and not _FOR_A_SHELL.search(re.sub("'[^']*'", "", command))


def run_command(command: str, expected: str, folder: Path, env: dict[str, str]) -> None:
    """Run a command as a shell does; its output, errors included, must be as expected."""
    if is_plain(command) and warm.may_be_forked(env):
        found = warm.run(shlex.split(command)[1:], b"", folder, env, together=True).stdout.decode().strip()
    else:
        found = _in_shell(command, folder, env)
    pattern = ".*".join(re.escape(part) for part in expected.split("…"))
    assert re.fullmatch(pattern, found, re.S), f"$ {command}\nexpected:\n{expected}\n\nfound:\n{found}"


def _in_shell(command: str, folder: Path, env: dict[str, str]) -> str:
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    return done.stdout.strip()
