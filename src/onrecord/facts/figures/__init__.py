"""Figures: amounts and what they count."""
