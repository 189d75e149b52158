"""`latebind lsp`: what an editor asks while somebody writes. `server` speaks the protocol, the other modules know the answers.

These count code points, as all of latebind does; `positions` is the one place that knows how an editor counts.
"""
