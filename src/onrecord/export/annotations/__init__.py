"""Formats of annotated text: each fact at its place in the article."""
