"""Queries behind the reports."""
