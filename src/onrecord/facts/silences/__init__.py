"""Silences: who was asked and did not answer."""
