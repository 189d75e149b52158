"""The server: one process for each editor window, which asks over standard input. `latebind lsp` calls `serve`.

A request never ends it: what fails is logged, and the answer is empty. Nothing of a script runs but what is pure, until
somebody clicks; see `values` and `runs`.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from typing import Any, BinaryIO

from attrs.validators import set_disabled
from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

from latebind import __version__
from latebind.editor.language_server import protocol as p
from latebind.editor.language_server.analysis import Project
from latebind.editor.language_server.answers import RUN, WHY, Answers
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.renaming import Refused, prepare_rename, rename
from latebind.editor.language_server.reports import Reports
from latebind.editor.language_server.runs import Access, report_of_run, report_of_why
from latebind.editor.language_server.session import log
from latebind.grammar.source import Source

# Python looks for garbage when there are so many objects more than at its last look: a script of 2 000 lines is 60 000, and
# a look at all of it takes longer than an answer.
_GARBAGE = 500_000


class _Protocol(LanguageServerProtocol):
    """The protocol without pygls' own copy of the files, which counts other line ends than the protocol does."""

    @lsp_method(lsp.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: lsp.DidOpenTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: lsp.DidChangeTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: lsp.DidCloseTextDocumentParams) -> Iterator[Any]:
        yield self.fm.features[lsp.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(Answers):
    """A session with an editor at the other end."""

    def __init__(self, project: Project, access: Access) -> None:
        self.lsp = LanguageServer("latebind", __version__, protocol_cls=_Protocol, converter_factory=p.converter)
        super().__init__(project, access, self.lsp.text_document_publish_diagnostics)
        self.reports = Reports(self.lsp)

    def initialize(self, params: lsp.InitializeParams) -> None:
        """Take what the editor says of itself."""
        encoding = self.lsp.workspace.position_encoding or self.encoding
        self.encoding = encoding.value if isinstance(encoding, lsp.PositionEncodingKind) else encoding
        self.configure(params.initialization_options)

    async def run(self, *arguments: Any) -> str | None:
        """Run the script of a file without writing, and show what came of it."""
        document = self._clicked(arguments)
        if document is None:
            return None
        report = await asyncio.to_thread(report_of_run, self.access, _source(document))
        self.reports.show(document.uri, document.name, "run", report)
        return report

    async def why(self, *arguments: Any) -> str | None:
        """Show where the value of a definition comes from."""
        document = self._clicked(arguments)
        if document is None or len(arguments) < 2 or not isinstance(arguments[1], str):
            return None
        report = await asyncio.to_thread(report_of_why, self.access, _source(document), arguments[1])
        self.reports.show(document.uri, document.name, f"why {arguments[1]}", report)
        return report

    def _clicked(self, arguments: tuple[Any, ...]) -> Document | None:
        """The script that a command names."""
        document = self.documents.get(arguments[0]) if arguments and isinstance(arguments[0], str) else None
        return document if document is not None and document.kind in ("late", "module") else None


def _source(document: Document) -> Source:
    return Source(document.text, document.name, typed=document.kind == "module")


def register(server: Server) -> None:
    """Tell pygls which method of a server answers what."""
    feature = server.lsp.feature
    options: dict[str, Any] = {
        lsp.TEXT_DOCUMENT_COMPLETION: lsp.CompletionOptions(trigger_characters=[".", '"', "'", "(", "{"]),
        lsp.TEXT_DOCUMENT_SIGNATURE_HELP: lsp.SignatureHelpOptions(trigger_characters=["(", ","]),
        lsp.TEXT_DOCUMENT_RENAME: lsp.RenameOptions(prepare_provider=True),
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: p.LEGEND,
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: p.LEGEND,
        lsp.TEXT_DOCUMENT_CODE_ACTION: lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix]),
    }
    methods: dict[str, Callable[[Any], Any]] = {
        lsp.INITIALIZE: server.initialize,
        lsp.WORKSPACE_DID_CHANGE_CONFIGURATION: lambda params: server.configure(params.settings),
        lsp.TEXT_DOCUMENT_DID_OPEN: server.opened,
        lsp.TEXT_DOCUMENT_DID_CHANGE: server.changed,
        lsp.TEXT_DOCUMENT_DID_CLOSE: server.closed,
        lsp.TEXT_DOCUMENT_HOVER: server.hover,
        lsp.TEXT_DOCUMENT_COMPLETION: server.complete,
        lsp.TEXT_DOCUMENT_SIGNATURE_HELP: server.sign,
        lsp.TEXT_DOCUMENT_DEFINITION: server.define,
        lsp.TEXT_DOCUMENT_REFERENCES: server.references,
        lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT: server.highlights,
        lsp.TEXT_DOCUMENT_PREPARE_RENAME: partial(prepare_rename, server),
        lsp.TEXT_DOCUMENT_RENAME: partial(rename, server),
        lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL: server.symbols,
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL: server.colours,
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE: server.colours_of_range,
        lsp.TEXT_DOCUMENT_FORMATTING: server.format,
        lsp.TEXT_DOCUMENT_INLAY_HINT: server.inlay,
        lsp.TEXT_DOCUMENT_CODE_LENS: server.lenses,
        lsp.TEXT_DOCUMENT_CODE_ACTION: server.actions,
    }
    for name, method in methods.items():
        feature(name, options.get(name))(_guarded(name, method))
    server.lsp.command(RUN)(_guarded_command(server.run))
    server.lsp.command(WHY)(_guarded_command(server.why))


def _guarded(name: str, method: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The method, with an empty answer where it fails. A rename that is refused is told as the protocol wants it."""

    def answer(params):  # type: ignore[no-untyped-def]  # pygls reads the annotations of what it is given
        try:
            return method(params)
        except Refused as refused:
            raise JsonRpcException(str(refused), lsp.LSPErrorCodes.RequestFailed.value) from None
        except Exception:
            log.exception(name)
            return None

    return answer


def _guarded_command(method: Callable[..., Awaitable[str | None]]) -> Callable[..., Awaitable[str | None]]:
    async def answer(*arguments):  # type: ignore[no-untyped-def]
        try:
            return await method(*arguments)
        except Exception:
            log.exception("command")
            return None

    return answer


def serve(project: Project, access: Access, output: BinaryIO) -> None:
    """Answer an editor, which asks on standard input, until it says good-bye or is gone."""
    server = Server(project, access)
    register(server)
    gc.freeze()  # what is loaded stays: looking through it for garbage would take longer than any answer
    set_disabled(True)  # what is sent is made by `protocol`; looking at each number of it takes as long as finding it
    gc.set_threshold(_GARBAGE, *gc.get_threshold()[1:])  # trees hold no cycles, and go when they are let go of
    try:
        server.lsp.start_io(stdout=output)
    finally:
        server.reports.close()
