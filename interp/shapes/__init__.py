"""Shapes: what a host says of its values. The checker, host functions, handlers and completion ask them.

`model` has the values; `declare.shape_of` makes them from Python types and JSON Schema; `validate` compares a value with
one, `words` writes one as scripts' authors read it.
"""
