"""Disputes: whose accounts or positions conflict."""
