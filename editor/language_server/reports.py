"""Shows what came of a click: a line as a message, more of it as a document of its own. `server` hands reports to it."""

from __future__ import annotations

import asyncio
import hashlib
import re
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

_LONG_MESSAGE, _LONGEST_NAME = 500, 100
_UNFIT = re.compile(r"[^\w. -]")


class Reports:
    """The reports that one editor is shown. Each document of them is a file in a folder that only its user may read, and
    that goes when the server ends; a later report on the same script takes the place of the one before."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self._opening: set[asyncio.Task[None]] = set()

    def close(self) -> None:
        """Remove what was shown."""
        if "_folder" in self.__dict__:
            self._folder.cleanup()

    @cached_property
    def _folder(self) -> TemporaryDirectory[str]:
        return TemporaryDirectory(prefix="latebind-", ignore_cleanup_errors=True)

    def show(self, uri: str, name: str, what: str, text: str) -> None:
        """Show what `what` says of the script `name`, which is open as `uri`."""
        if "\n" not in text and len(text) <= _LONG_MESSAGE:
            self._message(f"{what}: {text}")
        elif self._opens_documents():
            # The editor may wait for the click's own answer before it opens anything.
            task = asyncio.get_running_loop().create_task(self._open(uri, name, what, text))
            self._opening.add(task)
            task.add_done_callback(self._opening.discard)
        else:
            self._tell(what, text)

    def _opens_documents(self) -> bool:
        window = self.server.client_capabilities.window
        return window is not None and window.show_document is not None and window.show_document.support

    async def _open(self, uri: str, name: str, what: str, text: str) -> None:
        try:
            file = self._written(uri, f"{_UNFIT.sub('_', name)[-_LONGEST_NAME:]} - {what}.txt", text)
            answer = await self.server.window_show_document_async(
                lsp.ShowDocumentParams(file.as_uri(), external=False, take_focus=False)
            )
            shown = answer.success
        except (OSError, JsonRpcException):
            shown = False
        if not shown:
            self._tell(what, text)

    def _written(self, uri: str, name: str, text: str) -> Path:
        """The file of a report. Scripts of the same name have folders of their own."""
        folder = Path(self._folder.name, hashlib.sha256(uri.encode()).hexdigest()[:12])
        folder.mkdir(exist_ok=True)
        file = folder / name
        file.write_text(f"{text}\n", "utf-8")
        return file

    def _tell(self, what: str, text: str) -> None:
        """Show a report where there are only messages: its beginning, and all of a long one in the log."""
        if len(text) > _LONG_MESSAGE:
            self.server.window_log_message(lsp.LogMessageParams(lsp.MessageType.Info, f"{what}: {text}"))
            text = f"{text[:_LONG_MESSAGE]}… (all of it is in the log)"
        self._message(f"{what}: {text}")

    def _message(self, text: str) -> None:
        self.server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, text))
