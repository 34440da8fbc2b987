"""The commands for the questions that reporters have: lists of facts, and what changed between articles."""
