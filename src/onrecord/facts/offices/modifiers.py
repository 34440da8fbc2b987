"""What stands before a title's noun: its holder's status and party, its body, its place, and words of its own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.facts.offices.titles import DASHES, POSSESSIVE_MARKS, Title, is_name
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title, title_words
from onrecord.text.named_words import CAMPAIGNS, Named, NamedWords

_CUES = word_lists("office_cues")
_OF_A_DISTRICT = _CUES["of_a_district"]
"""Posts that have the country in their names: of a district, not of the country."""
_LOOSE_HEADS = _CUES["loose_head"]
"""Words that end what describes a holder: "Washington-based", "five-term", "26-year-old"."""
_ALSO_PLAIN = _CUES["also_plain"]


def with_modifiers(words: NamedWords, title: Title, first: int, core: int) -> Title:
    """Sort the words before the noun at `core`: status, party, organization, place, the title's own, and loose ones."""
    own: list[int] = []
    i = first
    while i < core:
        party_end = _party(words, i, core)
        if party_end:
            title, i = _with_party(words, title, i, party_end), party_end
        else:
            title, own, i = _with_word(words, title, own, i, core)
    while own and (words.word[own[0]] in DASHES or words.lower[own[0]] in _LOOSE_HEADS):
        own = own[1:]  # "Washington-based developer"
    return replace(title, words=(*own, *range(core, title.last)))


def _with_party(words: NamedWords, title: Title, first: int, last: int) -> Title:
    """Add a party, which is the organization too where it is named by a noun: "GOP chairman"."""
    title = replace(title, party=(first, last))
    if words.lower[last - 1] == "party" or words.between(first, last).lower() in title_words().party_names:
        return replace(title, organization=words.mention_at[last - 1] or title.organization)
    return title


def _with_word(words: NamedWords, title: Title, own: list[int], i: int, core: int) -> tuple[Title, list[int], int]:
    """Sort the word or name at `i`; return the title, its own words so far, and the next word."""
    word, mention, statuses = words.lower[i], words.mention_at[i], title_words().status
    if word in statuses:
        return replace(title, status=title.status or statuses[word]), own, i + 1
    if word == "u.s." and _of_a_district(words, i + 1):
        return title, [*own, i], i + 1
    if is_name(mention) and i == mention.first and mention.last <= core:
        return *_with_mention(words, title, mention, own), mention.last
    if word in POSSESSIVE_MARKS:
        return replace(title, possessor=i - 1 if title.possessor is None else title.possessor), [], i + 1
    if not _is_loose(words, i) and _own(words, i, core):
        return title, [*own, i], i + 1
    # The unknown name of an organization: none of the title's words stand before it.
    return title, [] if words.tag[i] in {"NNP", "NNPS"} else own, i + 1


def _is_loose(words: NamedWords, i: int) -> bool:
    """Tell whether a word describes the holder and is not part of the title: "veteran", but not "State"."""
    if words.lower[i] not in title_words().loose:
        return False
    return not (words.word[i][0].isupper() and words.lower[i] in title_words().sets["modifiers"])


def _with_mention(words: NamedWords, title: Title, mention: Named, own: list[int]) -> tuple[Title, list[int]]:
    kind = words.entity(mention).kind
    if kind == "organization":
        return replace(title, organization=mention), []
    if kind == "person":
        campaign = _campaign(words, mention)
        return (replace(title, organization=campaign), []) if campaign else (replace(title, principal=mention), [])
    if kind == "place":
        return replace(title, place=(mention.first, mention.last)), []
    inside = range(mention.first, mention.last)
    if all(words.lower[k] in title_words().sets["modifiers"] for k in inside):
        return title, [*own, *inside]  # "Defense Secretary", where Defense was taken for a name
    return title, own


def _campaign(words: NamedWords, mention: Named) -> Named | None:
    """Another mention of "the Smith campaign" where a title stands in it: "Smith campaign spokesman"."""
    i = mention.last + (words.lower[mention.last] in POSSESSIVE_MARKS)
    if words.lower[i] not in CAMPAIGNS:
        return None
    other = words.campaigns.get(f"{words.lower[mention.last - 1]} {words.lower[i]}")
    return words.named[other] if other is not None else None


def _own(words: NamedWords, i: int, core: int) -> bool:
    """Tell whether a word before the head belongs to the title: a modifier, or in lower case as the head is."""
    w = words.lower[i]
    if w in title_words().sets["modifiers"] or is_title(w) or words.word[i] in DASHES:
        return True
    if words.tag[i] in {"POS", "CD", "RB", "VBG", "VBN", "VBD"}:
        return False
    return words.word[i].islower() and (words.word[core].islower() or words.glued(core))


def is_party(words: NamedWords, i: int) -> bool:
    """Tell whether this word names a party or is its adjective: "Conservative" only before a politician's title."""
    w, lists = words.lower[i], title_words()
    if w in lists.party_names:
        return True
    if w not in lists.parties or not words.word[i][0].isupper():
        return False
    return w not in _ALSO_PLAIN or (i + 1 < len(words.word) and words.lower[i + 1] in title_words().sets["politicians"])


def _party(words: NamedWords, i: int, stop: int) -> int | None:
    """Find the end of a party's name or adjective that begins at word `i`."""
    lists = title_words()
    for n in (3, 2):
        if i + n <= stop and " ".join(words.lower[i : i + n]) in lists.party_names | lists.parties:
            return i + n
    return i + 1 if is_party(words, i) else None


def _of_a_district(words: NamedWords, i: int) -> bool:
    """Tell whether it is "attorney" or "marshal" and not "attorney general"."""
    return words.lower[i] in _OF_A_DISTRICT and words.lower[i + 1 : i + 2] != ["general"]
