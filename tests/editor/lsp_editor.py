"""An editor for tests: a real client at the other end of a pipe from `latebind lsp`, whose calls wait for their answers.

It is pytest-lsp's, which holds what it is sent to the capabilities that the editor declares.
"""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types as lsp
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient

from latebind.tests.waiting import LIMIT, wait_until

T = TypeVar("T")


class Editor:
    """One process of the server, and the files that are open in it."""

    def __init__(self, folder: Path, *options: str, capabilities: lsp.ClientCapabilities | None = None) -> None:
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        self.client = LanguageClient(converter_factory=default_converter)
        self.published: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.logged: list[str] = []
        self.shown: list[lsp.ShowDocumentParams] = []
        self.opens = True  # whether a document that it is asked to show opens
        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self._publish(params))
        self.client.feature(lsp.WINDOW_SHOW_MESSAGE)(lambda params: self._message(params))
        self.client.feature(lsp.WINDOW_LOG_MESSAGE)(lambda params: self._log(params))
        self.client.feature(lsp.WINDOW_SHOW_DOCUMENT)(lambda params: self._show(params))
        self.versions: dict[str, int] = {}
        self.texts: dict[str, str] = {}
        command = [sys.executable, "-m", "latebind", "lsp", *options]
        self.wait(self.client.start_io(*command, cwd=str(folder)))
        self.client.capabilities = capabilities or lsp.ClientCapabilities()
        given = lsp.InitializeParams(capabilities=self.client.capabilities, process_id=None)
        self.capabilities = self.wait(self.client.initialize_async(given)).capabilities
        self._call(lambda: self.client.initialized(lsp.InitializedParams()))

    def _publish(self, params: lsp.PublishDiagnosticsParams) -> None:
        self.published[params.uri] = params

    def _message(self, params: lsp.ShowMessageParams) -> None:
        self.messages.append(params.message)

    def _log(self, params: lsp.LogMessageParams) -> None:
        self.logged.append(params.message)

    def _show(self, params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
        if self.opens:
            self.shown.append(params)
        return lsp.ShowDocumentResult(self.opens)

    def wait(self, answer: Coroutine[Any, Any, T]) -> T:
        """The answer to a request."""
        return asyncio.run_coroutine_threadsafe(answer, self.loop).result(LIMIT)

    def _call(self, call: Any) -> None:
        done: Future[None] = Future()

        def perform() -> None:
            call()
            done.set_result(None)

        self.loop.call_soon_threadsafe(perform)
        done.result(LIMIT)

    def ask(self, method: str, params: Any) -> Any:
        """Send a request by its method."""

        async def request() -> Any:
            protocol: Any = self.client.protocol
            return await protocol.send_request_async(method, params)

        return self.wait(request())

    def open(self, name: str, text: str, language: str = "latebind") -> str:
        """Open a file; give its URI."""
        uri = f"file:///flows/{name}"
        self.versions[uri], self.texts[uri] = 1, text
        item = lsp.TextDocumentItem(uri, language, 1, text)
        self._call(lambda: self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item)))
        return uri

    def close(self, uri: str) -> None:
        """Close a file."""
        self._call(lambda: self.client.text_document_did_close(lsp.DidCloseTextDocumentParams(self.file(uri))))

    def change(self, uri: str, *changes: Any) -> None:
        """Send changes as one notification."""
        self.versions[uri] += 1
        file = lsp.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        given = lsp.DidChangeTextDocumentParams(file, list(changes))
        self._call(lambda: self.client.text_document_did_change(given))

    def edit(self, uri: str, start: int, end: int, text: str) -> None:
        """Put a text in the place of what stands between two offsets, as the protocol says it."""
        old = self.texts[uri]
        self.texts[uri] = old[:start] + text + old[end:]
        self.change(uri, lsp.TextDocumentContentChangePartial(range_of(old, start, end), text))

    def diagnostics(self, uri: str) -> list[lsp.Diagnostic]:
        """The findings of the latest version of a file."""
        version = self.versions[uri]
        wait_until(lambda: uri in self.published and self.published[uri].version == version, "findings")
        return list(self.published[uri].diagnostics)

    def codes(self, uri: str) -> list[str]:
        """The codes of the findings."""
        return [str(each.code) for each in self.diagnostics(uri)]

    @staticmethod
    def file(uri: str) -> lsp.TextDocumentIdentifier:
        return lsp.TextDocumentIdentifier(uri)

    def at(self, uri: str, mark: str, shift: int = 0) -> Any:
        """The arguments of a request about where `mark` stands in a file."""
        return {
            "text_document": self.file(uri),
            "position": place(self.texts[uri], self.texts[uri].index(mark) + shift),
        }

    def end(self) -> int | None:
        """Say good-bye; give the exit code of the server."""
        self.wait(self.client.shutdown_async(None))
        self._call(lambda: self.client.exit(None))
        process = self.client._server
        assert process is not None
        code = self.wait(process.wait())
        stop: Any = self.client.stop
        self.wait(stop())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(LIMIT)
        self.loop.close()
        return code


def place(text: str, offset: int) -> lsp.Position:
    """Where an offset is, as the protocol counts: lines by LF, CR and CRLF, characters in UTF-16."""
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = before.rpartition("\n")[2]
    return lsp.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)


def range_of(text: str, start: int, end: int) -> lsp.Range:
    """The range between two offsets."""
    return lsp.Range(place(text, start), place(text, end))


def offset_of(text: str, position: lsp.Position) -> int:
    """The offset that `place` gives this for."""
    return next(offset for offset in range(len(text) + 1) if place(text, offset) == position)


def edited(text: str, edits: Any) -> str:
    """A text with the edits of an answer made."""
    found = [(offset_of(text, each.range.start), offset_of(text, each.range.end), each.new_text) for each in edits]
    for start, end, new in sorted(found, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def whole() -> lsp.Range:
    """A range that holds all of any file."""
    return lsp.Range(lsp.Position(0, 0), lsp.Position(1_000_000, 0))
