"""A name that gets another one: which can, and whether all still mean what they meant."""

from __future__ import annotations

from dataclasses import replace

from lsprotocol import types as lsp

from latebind.editor.language_server import protocol as p
from latebind.editor.language_server.analysis import Analysis, analyse
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.names import Mention, applied, is_name, renamed
from latebind.editor.language_server.regions import Region
from latebind.editor.language_server.session import Place, Session
from latebind.grammar import nodes as n
from latebind.interp.scope import Binding


class Refused(Exception):
    """A rename that is not possible. The message is for the author."""


def _renamable(session: Session, params: Place) -> tuple[Document, Region, Analysis, Mention, Binding]:
    """The name of the script's own that a request is about. Raises for any other."""
    found = session.mention(params)
    if found is None:
        raise Refused("there is no name here")
    document, region, analysis, mention = found
    meaning = mention.meaning
    if isinstance(meaning, n.Member):
        raise Refused(f"`{meaning.name}` is a member of a value: its name is not the script's")
    if not isinstance(meaning, Binding):
        raise Refused(f"`{meaning.name}` is {'imported' if _imported(analysis, mention) else 'latebind’s own'}")
    if meaning.node is None:
        raise Refused(f"`{meaning.name}` is the host's")
    if not analysis.whole:
        raise Refused("a part of the script cannot be read: mend its errors first")
    return document, region, analysis, mention, meaning


def _imported(analysis: Analysis, mention: Mention) -> bool:
    return isinstance(mention.node, n.Name) and mention.node.name in analysis.library.imported


def prepare_rename(session: Session, params: lsp.PrepareRenameParams) -> lsp.PrepareRenamePlaceholder | None:
    document, region, _, mention, binding = _renamable(session, params)
    return lsp.PrepareRenamePlaceholder(p.range_in(document, region, mention.span), binding.name)


def rename(session: Session, params: lsp.RenameParams) -> lsp.WorkspaceEdit:
    document, region, analysis, _, binding = _renamable(session, params)
    name = params.new_name
    if not is_name(name):
        raise Refused(f"`{name}` cannot be a name")
    changes = renamed(analysis, binding, name)
    result = applied(region.text, changes)
    after = analyse(session.project, replace(region, text=result, offsets=None), document.name)
    if not _same_names(analysis, after, binding, name):
        raise Refused(f"`{name}` means something else here already")
    return lsp.WorkspaceEdit(changes={document.uri: p.edits(document, region, changes)})


def _same_names(before: Analysis, after: Analysis, binding: Binding, name: str) -> bool:
    """Whether a rename left all names with their meanings: no finding more, and the same mentions of the name."""
    errors = [finding.code for finding in before.findings]
    if sorted(errors) != sorted(finding.code for finding in after.findings):
        return False
    return _shape(before, {binding.name: name}, binding) == _shape(after, {}, None)


def _shape(analysis: Analysis, names: dict[str, str], binding: Binding | None) -> list[tuple[str, int]]:
    """The names of a script in the order of the text, each with the number of the one that it means."""
    resolution = analysis.resolution
    mentions = [(node.start, each) for node, each in resolution.names.items()]
    mentions += [(node.start, each) for node, each in resolution.patterns.items()]
    numbers: dict[int, int] = {}
    found: list[tuple[str, int]] = []
    for _, meaning in sorted(mentions, key=lambda mention: mention[0]):
        number = numbers.setdefault(id(meaning), len(numbers))
        own = meaning.name
        found.append((names.get(own, own) if meaning is binding else own, number))
    return found
