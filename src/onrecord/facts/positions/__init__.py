"""Positions: who stands where on what."""
