"""Title phrases: "former deputy secretary of state for policy at the State Department" as its parts.

A phrase is read forward from its first word, by tags and lexicons and the mentions on the words; the tree is
not asked, since it is least sure of long names and titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.lang.en.titles import is_title, is_unlisted_title, singular, title_class, title_words
from onrecord.text.named_words import CAMPAIGNS, Named, NamedWords

DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our", "my", "both", "all", "this"})
_POSSESSIVES = frozenset({"his", "her", "its", "their", "our", "my", "whose"})
OPENERS = DETERMINERS | {"whose"}
"""Words before a title phrase that may open it: "the Guild, whose leader, Ann Lee, …"."""
_NOMINAL = frozenset(
    {"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "CD", "FW", "POS", "SYM", "ADD", "RB"}
)
_DASHES = frozenset({"-", "–", "‑"})
_NOW = frozenset({"current", "currently", "now", "present", "sitting", "incumbent"})
# Posts that have the country in their names: of a district, not of the country.
_OF_A_DISTRICT = frozenset({"attorney", "attorneys", "marshal", "marshals"})
_LINKS = frozenset({"of", "for", "at", "with", "in", "to", "on", "from", "under", "inside", "within"})
_ORGANIZATION_LINKS = frozenset({"of", "for", "at", "with", "in", "to", "on", "from", "within"})
_CLOSERS = frozenset({"emeritus", "emerita", "elect"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """One title: its words, what it is a title in, and how it is held.

    `words` are the numbers of the title's words; `first` and `last` bound all that was read; `organization`
    and `principal` (whom an aide or a lawyer serves) are mentions; `place` is a run of words.
    """

    words: tuple[int, ...]
    name: str
    first: int
    last: int
    status: str | None = None
    organization: Named | None = None
    principal: Named | None = None
    place: tuple[int, int] | None = None
    party: tuple[int, int] | None = None
    possessor: int | None = None
    definite: bool = False
    plural: bool = False


def read_titles(words: NamedWords, first: int, stop: int) -> tuple[Title, ...]:
    """The titles of a phrase that begins at word `first` and ends before `stop`: "author and activist"."""
    titles: list[Title] = []
    i = first
    while i < stop:
        title = read_title(words, i, stop)
        if title is None:
            break
        titles.append(title)
        i = title.last
        if i < stop and words.word[i] == "," and i + 1 < stop and words.lower[i + 1] == "and":
            i += 1
        if i >= stop or words.lower[i] not in {"and", "&", "/", "turned"}:
            break
        i += 1
    return tuple(_shared(words, titles))


def _of_first(words: NamedWords, first: Title, title: Title) -> bool:
    """Whether a post behind "and" is in the body named before the first: "Gridwell president and chief executive"."""
    body = first.organization
    before = body is not None and bool(first.words) and body.first < first.words[0]
    return before and title.place is None and _goes_on(words, title) and title_class(title.name) == "post"


def _goes_on(words: NamedWords, title: Title) -> bool:
    """Whether a title behind "and" goes on with what is said of the one before: no article, no "current"."""
    opens = words.lower[title.first]
    return (
        opens not in DETERMINERS
        and _NOW.isdisjoint(words.lower[title.first : title.words[0]])
        and title_class(title.name) in {"elected", "post"}
    )


def _shared(words: NamedWords, titles: list[Title]) -> Iterator[Title]:
    """What is said once of several titles: the organization of those before it ("founder and editor of X"), that all
    of them are former ones ("former prosecutor and New York mayor Ann Lee").
    """
    for n, title in enumerate(titles):
        later = titles[n + 1] if n + 1 < len(titles) else None
        bare = title.organization is None and title.principal is None and title.place is None
        if later and bare and later.possessor is None and not later.definite and later.first == later.words[0]:
            title = replace(title, organization=later.organization, principal=later.principal, place=later.place)
        if n and title.possessor is None and titles[0].possessor is not None:
            title = replace(title, possessor=titles[0].possessor)
        if n and title.organization is None and title.principal is None and _of_first(words, titles[0], title):
            title = replace(title, organization=titles[0].organization)
        if n and titles[0].status == "former" and title.status is None and _goes_on(words, title):
            title = replace(title, status="former")
        yield title


def read_title(words: NamedWords, first: int, stop: int) -> Title | None:
    """The title that begins at this word, with its complements, or None."""
    i, possessor, definite = first, None, False
    while i < stop and words.lower[i] in OPENERS:
        possessor = i if words.lower[i] in _POSSESSIVES else possessor
        definite = definite or words.lower[i] == "the"
        i += 1
    end = _run_end(words, i, stop)
    head = _head(words, i, end)
    if head is None:
        return None
    core, last = head
    title = _before_head(
        words, i, core, last, Title(words=(), name="", first=first, last=last, possessor=possessor, definite=definite)
    )
    if last < stop and (words.lower[last] in _CLOSERS or words.lower[last].startswith("-elect")):
        title = replace(title, status=title.status or title_words().status.get(words.lower[last]), last=last + 1)
    elif last + 1 < stop and words.word[last] in _DASHES and words.lower[last + 1] in {"elect", "designate"}:
        title = replace(title, status="elect" if words.lower[last + 1] == "elect" else "nominee", last=last + 2)
    title = replace(title, name=title_name(words, title.words, last), plural=_plural(words.lower[last - 1]))
    return _complements(words, title, stop)


def _plural(word: str) -> bool:
    one = singular(word)
    return singular(one) != one if word.endswith(".") else one != word  # "Sens." are senators, "Sen." is one


def _run_end(words: NamedWords, first: int, stop: int) -> int:
    """The end of the run of nouns, adjectives and names that begins at `first`; a person's name ends it."""
    i = first
    while i < stop:
        mention = words.mention_at[i]
        if mention is not None and mention.form == "name":
            if words.entity(mention).kind == "person" and not _serves(words, mention, stop):
                return i
            i = mention.last if mention.last <= stop else stop
            i += i < stop and words.lower[i] in {"'s", "’s", "'", "’"}
            continue
        w = words.lower[i]
        joint = i > first and words.glued(i) and (words.word[i] in _DASHES or words.word[i - 1] in _DASHES)
        multi = _multiword(words, i, stop)
        if multi:
            i = multi
            continue
        if (
            i > first
            and is_title(words.lower[i - 1])
            and words.tag[i] == "VBN"
            and words.lower[i + 1 : i + 2] == ["by"]
        ):
            return i  # "a federal judge nominated by President Lee"
        nominal = words.tag[i] in _NOMINAL and (words.tag[i] != "RB" or w in title_words().status)
        stop_of_word = words.tag[i] == "." and words.glued(i) and i + 1 < stop  # not the sentence's
        if not (joint or nominal or is_title(w) or stop_of_word):
            return i
        i += 1
    return i


def _serves(words: NamedWords, mention: Named, stop: int) -> bool:
    """Whether a person's name is followed by a title of their own people: "Smith spokesman", "Smith's lawyer"."""
    i = mention.last
    if i < stop and words.lower[i] in {"'s", "'"}:
        i += 1
    for k in range(i, min(i + 4, stop)):
        if words.tag[k] not in _NOMINAL:
            return False
        if _multiword(words, k, stop):
            return True
        if is_title(words.lower[k]) and words.lower[k][-1] != ".":
            return True
    return False


def _multiword(words: NamedWords, i: int, stop: int) -> int | None:
    """The end of a title of several words that begins here: "secretary of state"."""
    for parts in title_words().many.get(singular(words.lower[i]), ()):
        end = i + len(parts)
        if end <= stop and all(words.lower[i + n] == p for n, p in enumerate(parts) if n):
            return end
    return None


def _head(words: NamedWords, first: int, end: int) -> tuple[int, int] | None:
    """The last title of the run, as (its first word, the word after it), which must close the run."""
    for i in range(first, end):
        multi = _multiword(words, i, end)
        if multi and (multi >= end or not any(is_title(words.lower[k]) for k in range(multi, end))):
            return i, multi
    for i in range(end - 1, first - 1, -1):
        mention = words.mention_at[i]
        if (
            mention is not None
            and mention.form == "name"
            and mention.last - mention.first > 1
            and mention.last == i + 1
        ):
            return None
        if is_title(words.lower[i]) or (words.tag[i].startswith("NN") and is_unlisted_title(words.lower[i])):
            return i, i + 1
        if not _closing(words, i):
            return None
    return None


def _closing(words: NamedWords, i: int) -> bool:
    """Whether this word may stand between a title and the end of its run: "chairman emeritus", "spokesman Monday"."""
    return (
        words.lower[i] in _CLOSERS
        or words.lower[i].endswith("day")
        or words.tag[i] in {"RB", "CD", "POS"}
        or words.word[i] in _DASHES
    )


def _before_head(words: NamedWords, first: int, core: int, last: int, title: Title) -> Title:
    """Sort the words before the head: status, party, organization, place, the title's own, and loose ones."""
    lists = title_words()
    own: list[int] = []
    i = first
    while i < core:
        w, mention = words.lower[i], words.mention_at[i]
        party = _party(words, i, core)
        if party:
            title, i = replace(title, party=(i, party)), party
            if words.lower[i - 1] in {"party"} or words.between(*title.party or (i, i)).lower() in lists.party_names:
                title = replace(title, organization=words.mention_at[i - 1] or title.organization)
            continue
        if w in lists.status:
            title = replace(title, status=title.status or lists.status[w])
        elif w == "u.s." and _of_a_district(words, i + 1):
            own.append(i)
        elif mention is not None and mention.form == "name" and i == mention.first and mention.last <= core:
            title, own = _with_mention(words, title, mention, own)
            i = mention.last
            continue
        elif w in {"'s", "'"}:
            own = []
            title = replace(title, possessor=i - 1 if title.possessor is None else title.possessor)
        elif (w not in lists.loose or (words.word[i][0].isupper() and w in title_words().sets["modifiers"])) and _own(
            words, i, core
        ):
            own.append(i)
        elif words.tag[i] in {"NNP", "NNPS"}:
            own = []  # the unknown name of an organization: none of the title's words stand before it
        i += 1
    while own and (
        words.word[own[0]] in _DASHES
        or words.lower[own[0]] in {"based", "born", "elect", "old", "star", "term", "time", "year", "years"}
    ):
        own = own[1:]  # "Washington-based developer"
    return replace(title, words=(*own, *range(core, last)))


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
    i = mention.last + (words.lower[mention.last] in {"'s", "'"})
    if words.lower[i] not in CAMPAIGNS:
        return None
    other = words.campaigns.get(f"{words.lower[mention.last - 1]} {words.lower[i]}")
    return words.named[other] if other is not None else None


def _own(words: NamedWords, i: int, core: int) -> bool:
    """Whether a word before the head belongs to the title: a modifier of titles, or in lower case as the head is."""
    w = words.lower[i]
    if w in title_words().sets["modifiers"] or is_title(w) or words.word[i] in _DASHES:
        return True
    if words.tag[i] in {"POS", "CD", "RB", "VBG", "VBN", "VBD"}:
        return False
    return words.word[i].islower() and (words.word[core].islower() or words.glued(core))


def is_party(words: NamedWords, i: int) -> bool:
    """Whether this word alone names a party or is its adjective: "Conservative" only before a politician's title."""
    w, lists = words.lower[i], title_words()
    if w in lists.party_names:
        return True
    if w not in lists.parties or not words.word[i][0].isupper():
        return False
    return w not in _ALSO_PLAIN or (i + 1 < len(words.word) and words.lower[i + 1] in title_words().sets["politicians"])


def _party(words: NamedWords, i: int, stop: int) -> int | None:
    """The end of a party's name or adjective that begins at word `i`."""
    lists = title_words()
    for n in (3, 2):
        if i + n <= stop and " ".join(words.lower[i : i + n]) in lists.party_names | lists.parties:
            return i + n
    return i + 1 if is_party(words, i) else None


_ALSO_PLAIN = frozenset({"liberal", "conservative", "green", "reform", "socialist", "communist"})


def title_name(words: NamedWords, numbers: tuple[int, ...], last: int) -> str:
    """The title as it is written, lower case and singular, joined as the text joins it."""
    out = ""
    for k in numbers:
        w = words.lower[k]
        if k == last - 1 and (not w.endswith(".") or _plural(w)):
            w = singular(singular(w))
        glue = "" if not out or words.glued(k) else " "
        out += glue + w
    return out


def _complements(words: NamedWords, title: Title, stop: int) -> Title:
    """Read "of the Senate Finance Committee", "for policy at X", "in Fargo, N.D." after a title."""
    i, told = title.last, False
    while i < stop and words.lower[i] in _LINKS:
        link, n = words.lower[i], i + 1
        while n < stop and (
            words.lower[n] in DETERMINERS
            or (
                words.tag[n] in {"JJ", "NN", "VBN", "CD", "NNS", "HYPH", "AFX"}
                and words.mention_at[n] is None
                and _leads_to_name(words, n, stop)
            )
            or (words.word[n][0].isupper() and is_title(words.lower[n]) and _leads_to_name(words, n, stop))
        ):
            n += 1
        mention = words.mention_at[n] if n < stop else None
        officer = _officer_of(words, mention, stop) if mention else None
        if officer is not None:
            mention, n = officer, officer.first
        if mention is not None and mention.form != "pronoun" and mention.first <= n:
            kind = words.entity(mention).kind
            if kind == "organization" and link in _ORGANIZATION_LINKS and not told:
                title = replace(title, organization=mention)  # of "the Center at the University" the first
                told = True
            elif kind == "place" and link in {"in", "of", "for", "from"}:
                title = replace(title, place=title.place or (mention.first, _place_end(words, mention, stop)))
            elif kind == "person" and link in {"for", "to", "of"}:
                title = replace(title, principal=title.principal or mention)
            elif words.lower[mention.last - 1] == "district" and link in {"for", "in", "of"}:
                end = _district_end(words, mention, stop)
                i, title = end, replace(title, place=title.place or (mention.first, end), last=end)
                continue
            i = max(_place_end(words, mention, stop) if kind == "place" else mention.last, n + 1)
            title = replace(title, last=i)
            if i < stop and words.lower[i] in {"'s", "'"}:
                return title
            continue
        end = _plain_end(words, i + 1, stop)
        if end == i + 1:
            break
        plain = all(words.word[k].islower() for k in range(i, end))
        if plain and link in {"of", "for"} and end < stop and words.lower[end] in _ORGANIZATION_LINKS and end - i <= 4:
            name = f"{title.name} {link} {words.between(i + 1, end).lower()}"
            title = replace(title, name=name, words=(*title.words, *range(i, end)))
        title = replace(title, last=end)
        i = end
    return title


def _officer_of(words: NamedWords, place: Named, stop: int) -> Named | None:
    """Who holds the place's office that is named right after it: "New Jersey Gov. Chris Christie"."""
    if words.entity(place).kind != "place":
        return None
    i = place.last
    while i < stop and is_title(words.lower[i]):
        i += 1
    holder = words.mention_at[i] if place.last < i < stop else None
    return holder if holder is not None and words.entity(holder).kind == "person" else None


def _leads_to_name(words: NamedWords, n: int, stop: int) -> bool:
    """Whether a name follows within three words: "the libertarian Cato Institute", "the anti-tax Rowe Institute"."""
    return any(
        (m := words.mention_at[k]) is not None and m.form == "name" and m.first == k
        for k in range(n + 1, min(n + 4, stop))
    )


def _place_end(words: NamedWords, mention: Named, stop: int) -> int:
    """The end of a place with the state after its comma: "Fargo, N.D."."""
    i = mention.last
    if i + 1 < stop and words.word[i] == ",":
        after = words.mention_at[i + 1]
        if after is not None and after.form == "name" and words.entity(after).kind == "place":
            return after.last
        if words.word[i + 1][0].isupper() and words.word[i + 1].endswith("."):
            return i + 2
    return i


def _of_a_district(words: NamedWords, i: int) -> bool:
    """Whether it is "attorney" or "marshal" and not "attorney general"."""
    return words.lower[i] in _OF_A_DISTRICT and words.lower[i + 1 : i + 2] != ["general"]


def _district_end(words: NamedWords, mention: Named, stop: int) -> int:
    """The end of "Southern District of New York"."""
    of = words.mention_at[mention.last + 1] if mention.last + 1 < stop and words.lower[mention.last] == "of" else None
    return of.last if of is not None and of.form == "name" else mention.last


def _plain_end(words: NamedWords, first: int, stop: int) -> int:
    """The end of a noun phrase without names: "the news outlets", "policy"."""
    i = first
    while i < stop and (words.tag[i] in _NOMINAL or words.lower[i] in DETERMINERS or words.tag[i] == "PRP$"):
        mention = words.mention_at[i]
        if mention is not None and mention.form == "name" and words.entity(mention).kind == "person":
            break
        if words.tag[i] == "VBG" and i > first:
            break
        i += 1
    return i
