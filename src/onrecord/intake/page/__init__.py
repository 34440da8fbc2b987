"""What a page says of the article in it, beside its text: title, authors, publisher, and whether it is an article."""

from onrecord.intake.page.about import About, about_page

__all__ = ["About", "about_page"]
