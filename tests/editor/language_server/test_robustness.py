"""No question about any text fails, on the way either: the server's own guard would hide it, so it is not there."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from lsprotocol import types as lsp

from latebind import Runtime
from latebind.editor.language_server.analysis import project_of
from latebind.editor.language_server.answers import Answers
from latebind.editor.language_server.renaming import Refused, prepare_rename, rename
from latebind.editor.language_server.runs import Access
from latebind.tests.editor.language_server.test_server import EMBEDDED, PIECES, SCRIPT
from latebind.tests.editor.lsp_editor import range_of, whole

HANDLER = (Path(__file__).parents[3] / "examples" / "registration.late").read_text("utf-8")
FILES = [
    ("a.late", "latebind", SCRIPT),
    ("b.late", "latebind", HANDLER),
    ("c.ts", "typescript", 'import { define, z } from "latebind"\nexport default define({ input: z.object({ a: z.string() }), handler: (input: { a: string }) => input.a })\n'),
    ("nested.late", "latebind", 'if (true) { import { z } from "latebind"; export default z.a }\nexport default 1\nexport default 2'),
    ("d.test.late", "latebind", "// a\nconst a = 1\na //=> 1\n---\n//user ana\n$memory.a //=> 2\n//then\nb //!! x\n"),
    *((name, language, text) for (name, language), text in EMBEDDED.items()),
]  # fmt: skip


def nothing(*_: Any) -> Any:
    raise AssertionError("nothing runs without a click")


def asked(session: Answers, uri: str, random: Random) -> None:
    """Ask everything about a place of a file."""
    text = session.documents[uri].text
    file = lsp.TextDocumentIdentifier(uri)
    offset = random.randint(0, len(text))
    place = range_of(text, offset, offset).start
    session.hover(lsp.HoverParams(file, place))
    session.complete(lsp.CompletionParams(file, place))
    session.define(lsp.DefinitionParams(file, place))
    session.references(lsp.ReferenceParams(text_document=file, position=place, context=lsp.ReferenceContext(True)))
    session.highlights(lsp.DocumentHighlightParams(file, place))
    session.symbols(lsp.DocumentSymbolParams(file))
    session.colours(lsp.SemanticTokensParams(file))
    session.colours_of_range(lsp.SemanticTokensRangeParams(file, range_of(text, offset, min(len(text), offset + 50))))
    session.format(lsp.DocumentFormattingParams(file, lsp.FormattingOptions(2, True)))
    session.inlay(lsp.InlayHintParams(file, whole()))
    session.lenses(lsp.CodeLensParams(file))
    session.actions(lsp.CodeActionParams(file, whole(), lsp.CodeActionContext([])))
    for question in (
        partial(prepare_rename, session, lsp.PrepareRenameParams(file, place)),
        partial(rename, session, lsp.RenameParams(text_document=file, position=place, new_name="other")),
    ):
        try:
            question()
        except Refused:
            pass


async def edited(name: str, language: str, text: str, edits: int, seed: int) -> None:
    random = Random(seed)
    session = Answers(project_of(Runtime()), Access(nothing, nothing, nothing, nothing), lambda params: None)
    uri = f"file:///flows/{name}"
    session.opened(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, language, 1, text)))
    document = session.documents[uri]
    for _ in range(edits):
        start = random.randint(0, len(document.text))
        end = min(len(document.text), start + random.choice([0, 0, 1, 5]))
        document.change(start, end, random.choice(PIECES))
        for _, analysis in session.analyses(document):
            assert isinstance(analysis.findings, tuple)
        asked(session, uri, random)


@pytest.mark.parametrize(("name", "language", "text"), FILES, ids=[file[0] for file in FILES])
def test_no_question_fails(name: str, language: str, text: str) -> None:
    asyncio.run(edited(name, language, text, edits=12, seed=3))


@pytest.mark.parametrize("uri", ["", "a.late", "untitled:Untitled-1", "file:///%ZZ%ff.late", "http://[::1/x.late"])
def test_a_file_of_any_name(uri: str) -> None:
    """What an editor calls a file decides nothing but the kind of it, and that only where it says no language."""

    async def opened() -> list[lsp.PublishDiagnosticsParams]:
        told: list[lsp.PublishDiagnosticsParams] = []
        session = Answers(project_of(Runtime()), Access(nothing, nothing, nothing, nothing), told.append)
        session.opened(lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem(uri, "latebind", 1, "totl")))
        asked(session, uri, Random(1))
        return told

    (told,) = asyncio.run(opened())
    assert (told.uri, [found.code for found in told.diagnostics]) == (uri, ["UNKNOWN_NAME"])


@pytest.mark.long
@pytest.mark.parametrize(("name", "language", "text"), FILES, ids=[file[0] for file in FILES])
def test_no_question_fails_for_long(name: str, language: str, text: str) -> None:
    for seed in range(5):
        asyncio.run(edited(name, language, text, edits=60, seed=seed))
