"""The open files: their texts as they change, their regions, what is known of each. The server keeps one of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from latebind.editor.language_server.analysis import Analysis, Project, analyse
from latebind.editor.language_server.positions import Positions
from latebind.editor.language_server.regions import Region, language_of, regions_of
from latebind.grammar.incremental import IncrementalParser
from latebind.grammar.source import Source

# Of a file with more characters, nothing is said.
LARGEST = 1_000_000
# Nor of more texts of one file.
_MOST_REGIONS = 2_000


@dataclass(slots=True)
class Document:
    """One open file. `change` puts in what was typed; what is known of a text is kept until it changes."""

    uri: str
    language: str | None
    text: str
    version: int
    encoding: str = "utf-16"
    _positions: Positions | None = None
    _regions: list[Region] | None = None
    _known: dict[tuple[str, str], Analysis] = field(default_factory=dict)
    _parser: IncrementalParser = field(default_factory=IncrementalParser)  # of a script
    _before: Analysis | None = None  # of the first region, a few keystrokes ago

    @property
    def path(self) -> str:
        """The file's path, or what its URI has instead."""
        try:
            return unquote(urlsplit(self.uri).path) or self.uri
        except ValueError:  # of a host in brackets, as in `http://[here]/flow.late`
            return self.uri

    @property
    def name(self) -> str:
        """The file's name, as errors have it."""
        return self.path.rpartition("/")[2]

    @property
    def kind(self) -> str | None:
        """What it holds, see `regions.language_of`."""
        return language_of(self.path, self.language)

    @property
    def positions(self) -> Positions:
        """The lines of its text."""
        if self._positions is None:
            self._positions = Positions(self.text, self.encoding)
        return self._positions

    def change(self, start: int, end: int, text: str) -> None:
        """Put a text in the place of what stands between two offsets."""
        self.text = self.text[:start] + text + self.text[end:]
        self._positions = self._regions = None

    def regions(self, project: Project) -> list[Region]:
        """Its regions. A module that exports no handler is another language's, and has none."""
        if self._regions is None:
            kind = self.kind
            found = [] if kind is None or len(self.text) > LARGEST else regions_of(kind, self.text)[:_MOST_REGIONS]
            if kind == "module" and self._before is None:
                found = [region for region in found if _handles(project, region)]
            self._regions = [region for region in found if region.text.strip()]
        return self._regions

    def analysis(self, project: Project, region: Region) -> Analysis:
        """What is known of a region."""
        key = region.kind, region.text
        found = self._known.get(key)
        if found is None:
            found = analyse(project, region, self.name, self._parser if self.kind == "late" else None)
            current = {(each.kind, each.text) for each in self.regions(project)}
            self._known = {each: known for each, known in self._known.items() if each in current}
            self._known[key] = found
            if found.whole or self._before is None:
                self._before = found
        return found

    def known(self) -> Analysis | None:
        """What was known a few keystrokes ago, where that was one script."""
        return self._before if self.kind == "late" else None

    def forget(self) -> None:
        """Look at everything anew: what scripts are checked against has changed."""
        self._known, self._before, self._regions = {}, None, None
        self._parser = IncrementalParser()


_IMPORTED = re.compile(r"\bfrom\s*[\"']([^\"']+)[\"']")


def _handles(project: Project, region: Region) -> bool:
    """Whether a module is a handler of latebind's, or imports what only these do: then it may become one."""
    if project.is_handler(Source(region.text, "", typed=True)):
        return True
    names = _IMPORTED.findall(region.text)
    return bool(names) and not project.library.modules().named.keys().isdisjoint(names)
