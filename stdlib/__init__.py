"""What programs call: the tables of builtins, the memories, and the runtime that composes them."""
