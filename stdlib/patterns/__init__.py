"""JavaScript's regular expressions, exactly or not at all: patterns are translated to RE2 and searched in linear time.

`syntax` reads a pattern into a tree (`nodes`, `classes`, `unicode`), `lookaround` and `loops` rewrite what RE2 would
do in another way, `translate` writes the tree for RE2, `engine` compiles it and keeps it, `matching` finds, and
`methods` and `replacement` are what the methods of strings do with the matches.
"""
