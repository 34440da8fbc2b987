"""Ties: stated relations between two parties."""
