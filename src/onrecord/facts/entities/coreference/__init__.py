"""Coreference: which entity a pronoun or a description is a mention of."""

from onrecord.facts.entities.coreference.find import find_references

__all__ = ["find_references"]
