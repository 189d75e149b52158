"""Tree to behaviour: checker, compiler, operators, limits, transactions."""
