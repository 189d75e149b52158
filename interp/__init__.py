"""Tree to behaviour: checker, compiler, operators, values, limits, programs."""
