"""Formats to read and to publish: notes, timelines, feeds."""
