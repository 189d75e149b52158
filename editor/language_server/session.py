"""What one editor has open, and what scripts are checked against: the state behind all answers."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, Protocol

from lsprotocol import types as lsp

from latebind.editor.language_server import protocol as p
from latebind.editor.language_server.analysis import Analysis, Project
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.names import Mention, mention_at
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.runs import Access

log = logging.getLogger("latebind.lsp")

# After a keystroke, findings wait until nothing was typed for as long as a few of them take, in seconds.
_SHORTEST, _LONGEST, _TIMES = 0.01, 0.5, 2.0
# How many statements are looked at in advance, between two messages: a millisecond or two.
_AT_ONCE = 100

DEFAULTS: dict[str, Any] = {"inlayValues": True, "codeLens": True, "memoryKeys": False, "variables": []}


class Place(Protocol):
    """A request about a place of a file."""

    @property
    def text_document(self) -> lsp.TextDocumentIdentifier: ...
    @property
    def position(self) -> lsp.Position: ...


class Session:
    """The files that an editor has open, its settings, and what is known. `tell` sends findings to it."""

    def __init__(self, project: Project, access: Access, tell: Callable[[lsp.PublishDiagnosticsParams], None]) -> None:
        self.given = project
        self.project = project
        self.access = access
        self.tell = tell
        self.encoding = "utf-16"
        self.settings = dict(DEFAULTS)
        self.documents: dict[str, Document] = {}
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.took = 0.0  # seconds, for the latest findings

    # files

    def configure(self, settings: Any) -> None:
        """Take the editor's settings, by themselves or below `latebind`. What is none of ours is left alone."""
        found = settings.get("latebind", settings) if isinstance(settings, dict) else {}
        known = found if isinstance(found, dict) else {}
        self.settings |= {key: value for key, value in known.items() if type(value) is type(DEFAULTS.get(key))}
        names = tuple(name for name in self.settings["variables"] if isinstance(name, str))
        self.project = replace(self.given, names=(*self.given.names, *names))
        for document in self.documents.values():
            document.forget()
            self.publish(document.uri)

    def document(self, identifier: lsp.TextDocumentIdentifier) -> Document | None:
        """The open file that a request names."""
        return self.documents.get(identifier.uri)

    def opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        self.documents[item.uri] = Document(item.uri, item.language_id, item.text, item.version, self.encoding)
        self.publish(item.uri)

    def changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        document = self.documents.get(uri)
        if document is None:
            return
        for change in params.content_changes:
            if isinstance(change, lsp.TextDocumentContentChangePartial):
                start, end = p.offset_of(document, change.range.start), p.offset_of(document, change.range.end)
                document.change(min(start, end), max(start, end), change.text)
            else:
                document.change(0, len(document.text), change.text)
        document.version = params.text_document.version
        self._later(uri)

    def closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        self._cancel(uri)
        if self.documents.pop(uri, None) is not None:
            self.tell(lsp.PublishDiagnosticsParams(uri, []))

    def _later(self, uri: str) -> None:
        """Publish findings once nobody types: who does must not wait for them."""
        self._cancel(uri)
        self._cancel("")
        delay = min(max(_SHORTEST, _TIMES * self.took), _LONGEST)
        self.waiting[uri] = asyncio.get_running_loop().call_later(delay, self.publish, uri)

    def _cancel(self, what: str) -> None:
        if (timer := self.waiting.pop(what, None)) is not None:
            timer.cancel()

    def _soon(self, known: Analysis) -> None:
        """Look at the shapes of a script before somebody waits for them, some statements at a time: nobody is to wait for
        that. What is typed meanwhile makes it useless."""
        self._cancel("")
        loop = asyncio.get_running_loop()

        def look() -> None:
            if known.look(_AT_ONCE):
                self.waiting[""] = loop.call_later(0, look)

        self.waiting[""] = loop.call_later(0, look)

    def publish(self, uri: str) -> None:
        """Tell the editor the findings of a file."""
        self.waiting.pop(uri, None)
        document = self.documents.get(uri)
        if document is None:
            return
        begun = time.perf_counter()
        try:
            found = [
                p.diagnostic(document, region, finding)
                for region, analysis in self.analyses(document)
                for finding in analysis.findings
            ]
        except Exception:
            log.exception("findings")
            found = []
        self.took = time.perf_counter() - begun
        if (known := document.known()) is not None:
            self._soon(known)
        self.tell(lsp.PublishDiagnosticsParams(uri, found, document.version))

    def analyses(self, document: Document) -> Iterator[tuple[Region, Analysis]]:
        """What is known of each region of a file."""
        for region in document.regions(self.project):
            yield region, document.analysis(self.project, region)

    # places

    def region_at(self, document: Document, offset: int) -> Region | None:
        """The region that a place of a file is in."""
        regions = document.regions(self.project)
        return next((region for region in regions if region.start <= offset <= region.end), None)

    def at(self, params: Any) -> tuple[Document, Region, Analysis, int] | None:
        """The file, the region, what is known of it and the offset in its text, of a request about a place."""
        document = self.documents.get(params.text_document.uri)
        if document is None:
            return None
        offset = p.offset_of(document, params.position)
        region = self.region_at(document, offset)
        if region is None:
            return None
        return document, region, document.analysis(self.project, region), region.inner(offset)

    def mention(self, params: Place) -> tuple[Document, Region, Analysis, Mention] | None:
        """The name that a request is about."""
        found = self.at(params)
        if found is None:
            return None
        document, region, analysis, offset = found
        mention = mention_at(analysis, offset)
        return None if mention is None else (document, region, analysis, mention)

    def typed_at(self, document: Document, place: int) -> Region | None:
        """The interpolation that is being typed where the file around it is broken, or is only a script's beginning."""
        kind = document.kind
        if kind in ("late", "cases") and not document.text.strip():
            return Region("script", document.text)
        if kind not in ("yaml", "json", "markdown"):
            return None
        line = document.text.rfind("\n", 0, place) + 1
        opened = max(document.text.rfind("{{", line, place), document.text.rfind("@(", line, place))
        if opened < 0:
            return None
        return Region("template", document.text[opened:place], opened, known=False)

    def keys(self, space: str, prefix: str) -> list[str]:
        """Keys of a memory, where the settings allow to look."""
        return list(self.access.keys(space, prefix)) if self.settings["memoryKeys"] else []
