"""Transactions: blocks of a script that happen whole or not at all."""
