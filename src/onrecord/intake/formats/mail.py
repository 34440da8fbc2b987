"""Letters and what is packed like them: .eml, .mbox, and pages that a browser saved whole (.mhtml)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import getaddresses

import msgspec

from onrecord.errors import EmptyArticleError, OnRecordError, ParserError
from onrecord.intake.article import article_from_text
from onrecord.intake.faults import blamed_on
from onrecord.intake.inputs import MOST_BOUND, Input, Intake
from onrecord.record import Article

_BOM = b"\xef\xbb\xbf"
_TAIL = re.compile(
    r"^(?:[ \t]*+>.*+"
    r"|(?:On|Am|Le|El)\b[^\n]{4,300}?(?:\n[^\n]{1,200})?(?:wrote|schrieb|écrit|escribió)[ \t]*+:[ \t]*+$"
    r"|[ \t]*+-{2,9}[ \t]*+(?:Original Message|Forwarded message|Original-Nachricht)[ \t]*+-{2,9}"
    r"|_{20,}+[ \t]*+\n\*?From:)",
    re.M | re.I,
)
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_MOST_LETTER = 50_000_000


def read_mail(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the letter without its quoted tail, and the articles attached to it; or the page that was saved whole.

    The subject is its title, who wrote it its author, and its day that of the Date line.
    """
    yield from _letter(given.whole(MOST_BOUND), given, intake)


def read_mailbox(given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the letters of an mbox file; one is held at a time."""
    for number, data in enumerate(_letters(given), start=1):
        inner = given.inside(str(number), data)
        try:
            with blamed_on(inner.name):
                yield from _letter(data, inner, intake)
        except OnRecordError as error:
            intake.skipped(error)


def _letters(given: Input) -> Iterator[bytes]:
    """Give each letter of a mailbox: it begins at "From " behind an empty line (RFC 4155)."""
    lines, size, empty = list[bytes](), 0, True
    for line in given.stream:
        if empty and line.startswith(b"From ") and lines:
            yield b"".join(lines)
            lines, size = [], 0
        elif not line.startswith(b"From ") or lines:
            size += len(line)
            if size <= _MOST_LETTER:
                lines.append(line[1:] if line.startswith(b">From ") else line)
        empty = not line.strip()
    if lines:
        yield b"".join(lines)


def _letter(data: bytes, given: Input, intake: Intake) -> Iterator[Article]:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage):
        raise ParserError(f"{given.name}: not a letter; give its text as .txt")
    if _is_page(message):
        yield _page(message, given, intake)
        return
    try:
        yield _article(message, given, intake)
    except OnRecordError as error:
        intake.skipped(error)
    else:
        if _is_newsletter(message):
            intake.left_out(f"{given.name}: a newsletter, read as one text; save the articles that it only begins")
    yield from _attached(message, given, intake)


def _is_newsletter(message: EmailMessage) -> bool:
    """Tell whether a letter went out to a list of readers, as its head says (RFC 2369, RFC 2919)."""
    return "List-Unsubscribe" in message or "List-Id" in message


def _is_page(message: EmailMessage) -> bool:
    """Tell whether a browser saved a page this way: parts that belong together, the first of them the page."""
    saved = "Snapshot-Content-Location" in message or "Saved by" in str(message.get("From", ""))
    return message.get_content_type() == "multipart/related" and (saved or "To" not in message)


def _page(message: EmailMessage, given: Input, intake: Intake) -> Article:
    from onrecord.intake.html import article_from_html

    part = message.get_body(("html",))
    if part is None:
        raise EmptyArticleError(f"{given.name}: no page in it; save the page anew")
    url = message.get("Snapshot-Content-Location") or part.get("Content-Location")
    article = article_from_html(_utf8(part), source=given.name, published=intake.published, told=intake.left_out)
    return article if article.url or not url else msgspec.structs.replace(article, url=str(url))


def _utf8(part: MIMEPart) -> bytes:
    """Return the words of a part in UTF-8, whatever character set its head says that they are in."""
    content = part.get_content()
    return _BOM + content.encode("utf-8", "replace") if isinstance(content, str) else bytes(content)


def _article(message: EmailMessage, given: Input, intake: Intake) -> Article:
    part = message.get_body(("plain", "html"))
    if part is None:
        raise EmptyArticleError(f"{given.name}: a letter without a text; what is attached to it is read")
    subject = " ".join(str(message.get("Subject", "")).split()) or None
    if part.get_content_subtype() == "html":
        from onrecord.intake.html import article_from_html

        article = article_from_html(_utf8(part), source=given.name, published=intake.published)
        article = msgspec.structs.replace(article, title=subject or article.title)
    else:
        text = _without_tail(str(part.get_content()))
        if not text.strip():
            raise EmptyArticleError(
                f"{given.name}: a letter with nothing but what it quotes; give the letter it answers"
            )
        article = article_from_text(text, source=given.name, published=intake.published, title=subject)
    authors = tuple(
        name or address for name, address in getaddresses([str(message.get("From", ""))]) if name or address
    )
    article = msgspec.structs.replace(article, authors=authors or article.authors)
    day = _day(message)
    if intake.published is None and day is not None:
        article = msgspec.structs.replace(article, published=day, published_basis="metadata")
    return article


def _day(message: EmailMessage) -> str | None:
    sent = getattr(message.get("Date"), "datetime", None)
    return None if sent is None else sent.date().isoformat()


def _without_tail(text: str) -> str:
    """Return what a letter says itself: without the letters that it answers, and without its signature."""
    text = text.replace("\r\n", "\n")
    for match in _TAIL.finditer(text):
        below = text[match.start() :].split("\n")
        if ">" not in match.group()[:3] or all(not line.strip() or line.lstrip().startswith(">") for line in below):
            text = text[: match.start()]
            break
    signature = _SIGNATURE.search(text)
    return text[: signature.start()] if signature else text


def _attached(message: EmailMessage, given: Input, intake: Intake) -> Iterator[Article]:
    """Yield the articles of what is attached; pictures and sounds are counted."""
    media = 0
    for number, part in enumerate(message.iter_attachments(), start=1):
        is_letter = part.get_content_type() == "message/rfc822"
        if not is_letter and part.get_content_maintype() not in ("text", "application"):
            media += 1
            continue
        path = part.get_filename() or f"attachment-{number}.{_ending(part)}"
        data = part.get_content().as_bytes() if is_letter else part.get_payload(decode=True)
        if isinstance(data, bytes) and data:
            yield from intake.inside(given.inside(path, data))
    if media:
        intake.left_out(f"{given.name}: left out {media} pictures or sounds that are attached")


def _ending(part: EmailMessage) -> str:
    return {"text/plain": "txt", "text/html": "html", "message/rfc822": "eml"}.get(part.get_content_type(), "bin")
