"""Time expressions as TIMEX3, with their calendar dates, and the publication date that a text implies."""

from onrecord.facts.times.find import find_times
from onrecord.facts.times.periods import FISCAL_START
from onrecord.facts.times.publication import infer_published

__all__ = ["FISCAL_START", "find_times", "infer_published"]
