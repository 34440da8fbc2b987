"""What each paragraph of an article is: masthead, headline, byline, dateline, caption … or body."""

from onrecord.intake.passages.find import find_passages, name_paragraphs

__all__ = ["find_passages", "name_paragraphs"]
