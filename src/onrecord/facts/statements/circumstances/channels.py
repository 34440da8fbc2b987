"""Where something was said: in an interview, a speech, a court, a document, on social media."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from onrecord.lang.en.lexicons import rows, word_set
from onrecord.lang.rules import typed
from onrecord.model.attribution import Attribution
from onrecord.record import Addressee, Channel, Span
from onrecord.text.view import ArticleView

_TOLD: Channel = "press"
"""The channel of what was told to a paper."""


def channel_of(
    view: ArticleView, attribution: Attribution, *, setting: Span | None, addressee: Addressee | None
) -> Channel | None:
    """Return the channel that the network gives, else that of the setting, the cue, the source or the addressee.

    Source: lang/en/channels.tsv; the last word of a setting or a source that has a channel decides.
    """
    if attribution.channel is not None:
        return attribution.channel
    parts = (
        ("setting", (setting,) if setting else ()), ("cue", attribution.cue), ("source", attribution.source),
        ("addressee", addressee.spans if addressee else ()),
    )  # fmt: skip
    found = (channel for part, spans in parts for channel in _channels(view, part, spans))
    return next(found, _TOLD if _is_paper(view, addressee) else None)


def _channels(view: ArticleView, part: str, spans: Iterable[Span]) -> Iterator[Channel]:
    """Yield the channels of the words of a part, the last word's first."""
    words = [view.lowers[i] for span in spans for i in view.words_in(span)]
    yield from (_table()[part, word] for word in reversed(words) if (part, word) in _table())


def _is_paper(view: ArticleView, addressee: Addressee | None) -> bool:
    if addressee is None:
        return False
    words = " ".join(view.lowers[i] for span in addressee.spans for i in view.words_in(span))
    return words.removeprefix("the ") in word_set("publications")


@cache
def _table() -> Mapping[tuple[str, str], Channel]:
    """Return the channel of each word, by the part of a statement that it stands in."""
    return MappingProxyType(
        {(part, word): typed(channel, Channel) for part, channel, words in rows("channels") for word in words.split()}
    )
