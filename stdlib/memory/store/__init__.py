"""Backends of the store protocol in `interp/store.py`, and the URLs that name them."""
