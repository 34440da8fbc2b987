"""Formats of networks: who is tied to whom, who spoke of whom, who supports and opposes what."""
