"""The command line: one file a command, each a few lines over the library."""

from onrecord.cli.app import main

__all__ = ["main"]
