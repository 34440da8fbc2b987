"""What stands before a title's noun: its holder's status and party, its body, its place, and words of its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.offices.titles import DASHES, POSSESSIVE_MARKS, Title, is_name
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title, title_words
from onrecord.text.view import CAMPAIGNS, ArticleView, WordMention

_CUES = word_lists("office_cues")
_OF_A_DISTRICT = _CUES["of_a_district"]
"""Posts that have the country in their names: of a district, not of the country."""
_LOOSE_HEADS = _CUES["loose_head"]
"""Words that end what describes a holder: "Washington-based", "five-term", "26-year-old"."""
_ALSO_PLAIN = _CUES["also_plain"]


def with_modifiers(view: ArticleView, title: Title, first: int, core: int) -> Title:
    """Sort the words before the noun at `core`: status, party, organization, place, the title's own, and loose ones."""
    own: list[int] = []
    i = first
    while i < core:
        party_end = _party(view, i, core)
        if party_end and not _begins_longer_name(view, i, party_end):
            title, i = _with_party(view, title, i, party_end), party_end
        else:
            title, own, i = _with_word(view, title, own, i, core)
    while own and (view.words[own[0]] in DASHES or view.lowers[own[0]] in _LOOSE_HEADS):
        own = own[1:]  # "Washington-based developer"
    return replace(title, words=(*own, *range(core, title.last)))


def _begins_longer_name(view: ArticleView, i: int, party_end: int) -> bool:
    """Tell whether a party's words begin the name of a body of its: "Republican National Committee"."""
    mention = view.mention_at[i]
    return is_name(mention) and mention.start == i and mention.stop > party_end


def _with_party(view: ArticleView, title: Title, first: int, last: int) -> Title:
    """Add a party, which is the organization too where it is named by a noun: "GOP chairman"."""
    title = replace(title, party=(first, last))
    if view.lowers[last - 1] == "party" or view.phrase(first, last).lower() in title_words().party_names:
        return replace(title, organization=view.mention_at[last - 1] or title.organization)
    return title


def _with_word(view: ArticleView, title: Title, own: list[int], i: int, core: int) -> tuple[Title, list[int], int]:
    """Sort the word or name at `i`; return the title, its own words so far, and the next word."""
    word, mention, statuses = view.lowers[i], view.mention_at[i], title_words().status
    dashed = "".join(view.lowers[i : i + 3])
    if dashed in statuses and i + 3 <= core:  # "one-time mayor"
        return replace(title, status=title.status or statuses[dashed]), own, i + 3
    if word in statuses:
        after = i + 1 + (view.words[i + 1] in DASHES and i + 2 <= core)  # "ex-mayor"
        return replace(title, status=title.status or statuses[word]), own, after
    if word == "u.s." and _of_a_district(view, i + 1):
        return title, [*own, i], i + 1
    if is_name(mention) and mention.start == i and mention.stop > core and view.entity(mention).kind == "place":
        return replace(title, place=(i, core)), [], core  # "UK Home Secretary", where "UK Home" was taken for a place
    if is_name(mention) and _is_whole(mention, i, core):
        return *_with_mention(view, title, mention, own), mention.stop
    if word in POSSESSIVE_MARKS:
        return replace(title, possessor=i - 1 if title.possessor is None else title.possessor), [], i + 1
    if not _is_loose(view, i) and _own(view, i, core):
        return title, [*own, i], i + 1
    return title, [] if _is_unknown_name(view, i) else own, i + 1


def _is_unknown_name(view: ArticleView, i: int) -> bool:
    """Tell whether this is in the unknown name of an organization: none of the title's words stand before it."""
    return view.tags[i] in {"NNP", "NNPS"}


def _is_whole(mention: WordMention, first: int, last: int) -> bool:
    """Tell whether a mention begins here and ends in the run."""
    return mention.start == first and mention.stop <= last


def _is_loose(view: ArticleView, i: int) -> bool:
    """Tell whether a word describes the holder and is not part of the title: "veteran", but not "State"."""
    if view.lowers[i] not in title_words().loose:
        return False
    return not (view.words[i][0].isupper() and view.lowers[i] in title_words().sets["modifiers"])


def _with_mention(view: ArticleView, title: Title, mention: WordMention, own: list[int]) -> tuple[Title, list[int]]:
    kind = view.entity(mention).kind
    if kind == "organization":
        return replace(title, organization=mention), []
    if kind == "person":
        campaign = _campaign(view, mention)
        return (replace(title, organization=campaign), []) if campaign else (replace(title, principal=mention), [])
    if kind == "place":
        return replace(title, place=(mention.start, mention.stop)), []
    inside = range(mention.start, mention.stop)
    if all(view.lowers[k] in title_words().sets["modifiers"] for k in inside):
        return title, [*own, *inside]  # "Defense Secretary", where Defense was taken for a name
    return title, own


def _campaign(view: ArticleView, mention: WordMention) -> WordMention | None:
    """Another mention of "the Smith campaign" where a title stands in it: "Smith campaign spokesman"."""
    i = mention.stop + (view.lowers[mention.stop] in POSSESSIVE_MARKS)
    if view.lowers[i] not in CAMPAIGNS:
        return None
    other = view.campaign_mentions.get(f"{view.lowers[mention.stop - 1]} {view.lowers[i]}")
    return view.mentions[other] if other is not None else None


def _own(view: ArticleView, i: int, core: int) -> bool:
    """Tell whether a word before the head belongs to the title: a modifier, or in lower case as the head is."""
    w = view.lowers[i]
    if w in title_words().sets["modifiers"] or is_title(w) or view.words[i] in DASHES:
        return True
    if view.tags[i] in {"POS", "CD", "RB", "VBG", "VBN", "VBD"}:
        return False
    return view.words[i].islower() and (view.words[core].islower() or view.glued(core))


def is_party(view: ArticleView, i: int) -> bool:
    """Tell whether this word names a party or is its adjective: "Conservative" only before a politician's title."""
    w, lists = view.lowers[i], title_words()
    if w in lists.party_names:
        return True
    if w not in lists.parties or not view.words[i][0].isupper():
        return False
    return w not in _ALSO_PLAIN or (i + 1 < len(view.words) and view.lowers[i + 1] in title_words().sets["politicians"])


def _party(view: ArticleView, i: int, stop: int) -> int | None:
    """Find the end of a party's name or adjective that begins at word `i`."""
    lists = title_words()
    for n in (3, 2):
        if i + n <= stop and " ".join(view.lowers[i : i + n]) in lists.party_names | lists.parties:
            return i + n
    return i + 1 if is_party(view, i) else None


def _of_a_district(view: ArticleView, i: int) -> bool:
    """Tell whether it is "attorney" or "marshal" and not "attorney general"."""
    return view.lowers[i] in _OF_A_DISTRICT and view.lowers[i + 1 : i + 2] != ["general"]
