"""A host that cannot be imported."""

raise ValueError("no configuration")
