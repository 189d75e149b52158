"""The language server at the other end of real editors: all of its features, with what each editor says that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pytest
from lsprotocol import types as lsp
from pytest_lsp import client_capabilities

from latebind.editor.language_server.analysis import project_of
from latebind.editor.language_server.answers import RUN, WHY
from latebind.editor.language_server.runs import Access
from latebind.editor.language_server.server import Server, register
from latebind.host.runtime import Runtime
from latebind.tests.editor.lsp_editor import Editor, whole
from latebind.tests.waiting import wait_until

SCRIPT = """\
const prices = [1, 2]
local total = prices.map(x => x * 2)
function tax(amount) { return amount * 0.12 }
memory.setItem("total", tax(totl[0]))
"""
EDITORS = ["visual-studio-code", "neovim", "emacs"]


@pytest.fixture(scope="module", params=EDITORS)
def editor(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    capabilities = client_capabilities(request.param)
    made = Editor(tmp_path_factory.mktemp(request.param), "--var", "order", capabilities=capabilities)
    yield made
    assert made.end() == 0


def asked(editor: Editor, uri: str) -> dict[str, Any]:
    """What an editor asks about a file: every method of the server, with arguments of it."""
    file = editor.file(uri)
    name, call = editor.at(uri, "total =", 1), editor.at(uri, "tax(totl", 4)
    of_file: Any = {"text_document": file}
    found = lsp.CodeActionContext(editor.diagnostics(uri))
    return {
        lsp.TEXT_DOCUMENT_HOVER: lsp.HoverParams(**name),
        lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionParams(**editor.at(uri, "[0]")),
        lsp.TEXT_DOCUMENT_SIGNATURE_HELP: lsp.SignatureHelpParams(**call),
        lsp.TEXT_DOCUMENT_DEFINITION: lsp.DefinitionParams(**editor.at(uri, "tax(totl", 1)),
        lsp.TEXT_DOCUMENT_REFERENCES: lsp.ReferenceParams(lsp.ReferenceContext(True), **editor.at(uri, "prices")),
        lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: lsp.DocumentHighlightParams(**editor.at(uri, "prices")),
        lsp.TEXT_DOCUMENT_PREPARE_RENAME: lsp.PrepareRenameParams(**editor.at(uri, "prices")),
        lsp.TEXT_DOCUMENT_RENAME: lsp.RenameParams(new_name="costs", **editor.at(uri, "prices")),
        lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: lsp.DocumentSymbolParams(file),
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: lsp.SemanticTokensParams(file),
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: lsp.SemanticTokensRangeParams(range=whole(), **of_file),
        lsp.TEXT_DOCUMENT_FORMATTING: lsp.DocumentFormattingParams(file, lsp.FormattingOptions(2, True)),
        lsp.TEXT_DOCUMENT_INLAY_HINT: lsp.InlayHintParams(range=whole(), **of_file),
        lsp.TEXT_DOCUMENT_CODE_LENS: lsp.CodeLensParams(file),
        lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionParams(range=whole(), context=found, **of_file),
    }


TOLD = {
    lsp.INITIALIZE,
    lsp.WORKSPACE_DID_CHANGE_CONFIGURATION,
    lsp.TEXT_DOCUMENT_DID_OPEN,
    lsp.TEXT_DOCUMENT_DID_CHANGE,
    lsp.TEXT_DOCUMENT_DID_CLOSE,
}


def test_every_feature_answers_as_the_editor_takes_it(editor: Editor) -> None:
    uri = editor.open("flow.late", SCRIPT)
    assert editor.codes(uri) == ["UNKNOWN_NAME"]
    questions = asked(editor, uri)
    server = Server(project_of(Runtime()), Access(None, None, None, None))  # type: ignore[arg-type]  # nothing is asked of it
    register(server)
    assert {*questions, *TOLD} == set(server.lsp.protocol.fm.features)
    assert {RUN, WHY} == set(server.lsp.protocol.fm.commands)
    # pytest-lsp warns of what the editor does not take, and a warning is an error here.
    without = [method for method, params in questions.items() if not editor.ask(method, params)]
    assert without == [lsp.TEXT_DOCUMENT_FORMATTING]
    editor.close(uri)


def test_what_came_of_a_click_is_a_document(editor: Editor) -> None:
    uri = editor.open("a b%2Fc.late", 'memory.setItem("a", "1")\nlocal b = memory.getItem("a")\nreturn { b, e: "é" }\n')
    command = lsp.ExecuteCommandParams(RUN, [uri])
    window = editor.client.capabilities.window  # type: ignore[union-attr]
    assert window is not None
    editor.shown.clear()
    editor.messages.clear()
    told = editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, command)
    assert told.startswith('{"b": "1", "e": "é"}\nwould: ')
    if window.show_document is None or not window.show_document.support:
        wait_until(lambda: editor.messages, "a message")
        assert editor.messages == [f"run: {told}"]
        return
    wait_until(lambda: editor.shown, "a document")
    [shown] = editor.shown
    assert (shown.external, shown.take_focus) == (False, False)
    file = Path(url2pathname(urlsplit(shown.uri).path))
    assert file.name == "c.late - run.txt"
    assert file.read_text("utf-8") == f"{told}\n"
    editor.edit(uri, 0, 0, 'log("again")\n')
    editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, command)
    wait_until(lambda: len(editor.shown) == 2, "a document")
    assert editor.shown[1] == shown
    assert "again" in file.read_text("utf-8")
    editor.opens = False
    again = editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, command)
    wait_until(lambda: editor.messages, "a message")
    assert editor.messages == [f"run: {again}"]
    editor.opens = True


def test_documents_of_clicks_go_with_the_server(tmp_path: Path) -> None:
    capabilities = client_capabilities("visual-studio-code")
    editor = Editor(tmp_path, capabilities=capabilities)
    uri = editor.open("flow.late", "local a = 1\nlocal b = a + 1\n")
    editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, lsp.ExecuteCommandParams(WHY, [uri, "b"]))
    wait_until(lambda: editor.shown, "a document")
    file = Path(url2pathname(urlsplit(editor.shown[0].uri).path))
    assert file.name == "flow.late - why b.txt"
    assert file.stat().st_mode & 0o077 == 0 or file.parents[1].stat().st_mode & 0o077 == 0
    assert editor.end() == 0
    assert not file.parents[1].exists()


def test_a_variable_may_be_there_for_its_name_alone(tmp_path: Path) -> None:
    editor = Editor(tmp_path, "--var", "order", "--var", "name=Ana", "--var-json", "qty")
    without = editor.open("flow.late", "order.total * qty\n")
    assert editor.codes(without) == []
    told = editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, lsp.ExecuteCommandParams(RUN, [without]))
    assert "hint: where the host gives it, add --var order=…" in told
    given = editor.open("hello.late", '"hello @(name)"')
    assert editor.ask(lsp.WORKSPACE_EXECUTE_COMMAND, lsp.ExecuteCommandParams(RUN, [given])) == '"hello Ana"'
    assert editor.end() == 0
