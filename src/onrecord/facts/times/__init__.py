"""Time expressions as TIMEX3, with their calendar dates, and the publication date that a text implies."""

from onrecord.facts.times.finder import find_times
from onrecord.facts.times.publication import infer_published

__all__ = ["find_times", "infer_published"]
