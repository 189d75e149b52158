"""Text to tree. The lowest room: it imports no other, and every other imports it.

`latebind.lark` is the grammar and `tables.py` what Lark makes of it; `lexer` makes tokens, `parser` builds `nodes`,
`diagnosis` says why a text does not parse. `errors` and `messages` are every error that latebind raises, in any room.
"""
