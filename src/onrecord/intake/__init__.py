"""From files, pages, lines and strings to articles."""

from onrecord.intake.article import MOST_CHARACTERS, article_from_text
from onrecord.intake.dates import checked_date
from onrecord.intake.files import open_articles
from onrecord.intake.folders import STANDARD_INPUT

__all__ = ["MOST_CHARACTERS", "STANDARD_INPUT", "article_from_text", "checked_date", "open_articles"]
