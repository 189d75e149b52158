"""TypeScript's types, read and erased: what is left is the same text with blanks where the types were.

`erase` is what the parser calls for sources that may hold types. `cursor` walks the tokens, `types` reads a type, `walk`
finds where types stand among statements and expressions.
"""

from __future__ import annotations

from latebind.grammar.lexer import scan
from latebind.grammar.source import Source
from latebind.grammar.typescript.cursor import Lost
from latebind.grammar.typescript.walk import Walk

__all__ = ["erase"]


def erase(source: Source) -> Source:
    """The source without its types: of the same length, every offset kept.

    Raises ParseError for what has no erasure: enums, namespaces, decorators, `<T>value`. Where the text makes no sense, the
    rest of it stays as it is, for the parser to say why.
    """
    walk = Walk(scan(source, types=True))
    try:
        walk.program()
    except Lost:
        pass
    walk.decorator()
    return Source(walk.text(), source.name, source.first_line)
