"""Commands without options: the same as with some, and nothing loaded that they do not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from latebind.tests.cli.conftest import Latebind, environment

EXPRESSIONS = [
    "1 + 1",
    '"abc".length',
    "'line\\nbreak'",
    '{ a: [1, null, "ü"] }',
    "",
    "null",
    "1 +",
    "foo(1)",
    "[1][5]",
    "throw 1",
    'throw Error("no")',
    "let x = 1",
    '"x".repeat(1e9)',
    '"x".repeat(1000000) + "y"',
    "x => x",
    "new Map([[1, 2]])",
    "memory.getItem('k')",
    "memory.setItem('k', 'v')",
    "ctx.memory.a",
    "$memory.nombre",
    'help("Math.max")',
    "log(1)",
    "-",
]
SCRIPTS = [
    'expr { "@(memory.setItem("k", "v"))" }\nmemory.getItem("k")',
    "let x = 1\nx.y.z",
    "",
    "log('told', 1)\n[1, 2]",
    'throw Error("no")',
    "const unused = 1\nunused2",
    "export default handler(async ({ input }) => input)",
    "while (true) {}",
]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_an_expression_with_and_without_options(latebind: Latebind, text: str) -> None:
    plain, with_option = latebind("eval", text), latebind("eval", text, "--timezone", "UTC")
    assert outcome(plain) == outcome(with_option)


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("how", [["run"], []], ids=["run", "alone"])
def test_a_script_with_and_without_options(latebind: Latebind, tmp_path: Path, text: str, how: list[str]) -> None:
    (tmp_path / "a.late").write_text(text, encoding="utf-8")
    plain, with_option = latebind(*how, "a.late"), latebind(*how, "a.late", "--timezone", "UTC")
    assert outcome(plain) == outcome(with_option)


@pytest.mark.parametrize("memory", ["sqlite:///other.db", "nonsense", ":memory:", ""])
@pytest.mark.parametrize("text", ["1 + 1", "memory.getItem('k')"])
def test_a_memory_that_the_environment_names(latebind: Latebind, memory: str, text: str) -> None:
    env = {"LATEBIND_MEMORY": memory}
    plain, with_option = latebind("eval", text, env=env), latebind("eval", text, "--timezone", "UTC", env=env)
    assert outcome(plain) == outcome(with_option)


def test_files_that_are_not_there(latebind: Latebind) -> None:
    for words in (["run", "none.late"], ["none.late"], ["none"], ["run", "."], ["eval"], ["eval", "1", "2"], ["runn"]):
        assert outcome(latebind(*words)) == outcome(latebind(*words, "--timezone", "UTC"))


def outcome(done: subprocess.CompletedProcess[str]) -> tuple[int, str, str]:
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "needless"),
    [
        (
            ["eval", "1 + 1"],
            [
                "click",
                "dataclasses",
                "sqlite3",
                "latebind.host.context",
                "latebind.memory",
                "latebind.stdlib.strings",
                "latebind.stdlib.searches",
            ],
        ),
        (
            ["eval", "cart.length", "--var-json", "cart=[1]"],
            ["sqlite3", "latebind.host.context", "latebind.stdlib.strings", "latebind.stdlib.searches"],
        ),
        (
            ["eval", "memory.getItem('k')"],
            [
                "click",
                "dataclasses",
                "latebind.stdlib.strings",
                "latebind.stdlib.searches",
                "sqlite_utils",
                "latebind.host.handlers",
            ],
        ),
        (
            ["run", "a.late"],
            [
                "click",
                "dataclasses",
                "latebind.stdlib.strings",
                "latebind.stdlib.searches",
                "sqlite_utils",
                "prompt_toolkit",
            ],
        ),
    ],
    ids=lambda each: " ".join(each[:2]),
)
def test_what_a_command_does_not_need_is_not_loaded(tmp_path: Path, words: list[str], needless: list[str]) -> None:
    (tmp_path / "a.late").write_text('expr { "@(memory.setItem("k", "v"))" }', encoding="utf-8")
    code = f"""if True:
        import sys
        from latebind.__main__ import open_prompt
        from latebind.cli.start import main
        try:
            main(open_prompt, {words!r})
        finally:
            print([name for name in {needless!r} if name in sys.modules])
    """
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout
