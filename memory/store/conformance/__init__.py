"""The suite that every store must pass; `latebind.testing` puts it together."""
