"""The Python API: runtimes, contexts, and what hosts hand in and get back. Imported by name when first used."""
