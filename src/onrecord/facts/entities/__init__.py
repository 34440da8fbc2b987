"""Entities: who and what is named, and every place where the text speaks of them."""

from onrecord.facts.entities.find import find_entities

__all__ = ["find_entities"]
