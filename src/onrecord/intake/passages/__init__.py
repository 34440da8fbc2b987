"""What each paragraph of an article is: masthead, headline, byline, dateline, caption … or body."""

from onrecord.intake.passages.find import cut_passages, find_passages, name_paragraphs

__all__ = ["cut_passages", "find_passages", "name_paragraphs"]
