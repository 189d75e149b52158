"""Text to tree: the scanner, the parser, the nodes and the errors that every layer raises."""
