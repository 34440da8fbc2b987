"""Entities: who and what is named, and every place where the text speaks of them."""

from onrecord.facts.entities.entities import find_entities

__all__ = ["find_entities"]
