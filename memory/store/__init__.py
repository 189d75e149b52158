"""Backends of the store protocol in `memory/store/protocol.py`, and the URLs that name them."""
