"""From cues and roles by word to attributions in code points; quotation marks bound what is direct."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from onrecord.lang.en.lexicons import word_set
from onrecord.model.attribution import Acts, Attribution
from onrecord.model.network.frames import CHANNELS, FORCES
from onrecord.model.network.heads import Heads, Labels
from onrecord.model.network.roles import TAGS, surroundings
from onrecord.model.network.runs import Run, runs_of, to_spans
from onrecord.model.network.scores import Scores
from onrecord.record import Channel, Force
from onrecord.record.span import hull
from onrecord.text.marks import Mark
from onrecord.text.words import NetworkWords

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_ROLES = tuple(dict.fromkeys(tag[2:] for tag in TAGS[1:]))
RIVALS = 12  # cues to each side: more lie between than two that claim the same words
CLOSE_BY = 20  # words: how far a content's edge may lie from the mark that bounds it; 4 finds 1 % less of direct speech


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The runs of words of one attribution, its cue's head word, and the logarithms behind its confidence."""

    anchor: int
    source: list[Run]
    cue: list[Run]
    content: list[Run]
    cue_logit: float
    log_probability: float
    said_logit: float
    thought: bool
    force: Force
    channel: Channel | None


_SAID = 0.1
"""The threshold of verbs of saying, which a cue around them hides: "she said he had told her"."""


def read_roles(
    x: Floats, scores: Scores, heads: Heads, *, words: NetworkWords, sentences: npt.NDArray[np.bool_]
) -> list[Roles]:
    """Return every attribution that has a content, or announces one below, in order of its cue."""
    logits, said = scores["cue"][:, 0], scores["said"][:, 0]
    odds: Floats = (1 / (1 + np.exp(-logits))).astype(np.float32)
    told = 1 / (1 + np.exp(-said)) >= heads.labels.said_threshold
    saying = word_set("saying_verbs")
    surest = np.array([w.lower() in saying for w in words.words])
    cues = np.flatnonzero((odds >= np.where(surest, _SAID, heads.labels.cue_threshold)) | told)
    sentence, paragraph = np.cumsum(sentences, dtype=np.int64), np.cumsum(words.paragraphs, dtype=np.int64)
    around = surroundings(cues, marks=words.marks, sentences=sentence, paragraphs=paragraph)
    tags, logs = heads.roles(x, scores, cues, around, odds)
    found = []
    breaks = np.array(words.paragraphs) & (words.marks != Mark.OPEN)
    for k, anchor in enumerate(cues.tolist()):
        runs = runs_of(tags[k], around.index[k], around.mask[k], tags_of=TAGS, roles=_ROLES)
        own = {i for start, stop in (*runs["cue"], *runs["source"]) for i in range(start, stop)}
        # A cue outside a quotation tells all of it: 0.3 points of direct speech on PolNeAR dev.
        reach = CLOSE_BY if words.marks[anchor] != Mark.OUTSIDE else len(words.marks)
        content = [_bounded(_in_paragraph(r, anchor, breaks), words.marks, own, reach) for r in runs["content"]]
        found.append(Roles(
            anchor=anchor, source=_nearest(runs["source"], anchor), cue=runs["cue"] or [(anchor, anchor + 1)],
            content=_unbroken(content, own, sentence),
            cue_logit=float(logits[anchor]), log_probability=float(logs[k]),
            said_logit=float(said[anchor]), thought=bool(scores["thought"][anchor, 0] > 0),
            force=FORCES[int(scores["force"][anchor].argmax())], channel=_channel(scores["channel"][anchor]),
        ))  # fmt: skip
    kept = _claimed_once(_apart([r for r in found if r.content]), sentence, paragraph)
    announcing = [r for r in found if not r.content and _announces(words, paragraph, r.anchor)]
    return sorted((*kept, *announcing), key=lambda r: r.anchor)


def _announces(words: NetworkWords, paragraph: Ints, anchor: int) -> bool:
    """Tell whether a cue's paragraph ends in a colon: what it tells stands below."""
    last = int(np.searchsorted(paragraph, paragraph[anchor], side="right")) - 1
    return words.words[last] == ":"


def _channel(scores: Floats) -> Channel | None:
    best = int(scores.argmax())
    return CHANNELS[best - 1] if best else None


def to_attributions(
    roles: list[Roles], words: NetworkWords, labels: Labels, acts: Sequence[Acts] = ()
) -> tuple[Attribution, ...]:
    """Return the same in code points, with the calibrated probability that each is right.

    `acts` are those of each, none of any where they were not read. `said` is one half where the network's own
    probability is the threshold that calibration found.
    """
    cue, log, constant = labels.confidence
    least = float(np.log(labels.said_threshold / (1 - labels.said_threshold)))
    return tuple(
        Attribution(
            source=to_spans(r.source, words), cue=to_spans(r.cue, words), content=to_spans(r.content, words),
            confidence=_odds(cue * r.cue_logit + log * r.log_probability + constant), said=_odds(r.said_logit - least),
            thought=r.thought, force=r.force, channel=r.channel, acts=performed,
        )
        for r, performed in zip(roles, acts or [()] * len(roles), strict=True)
    )  # fmt: skip


def _odds(logit: float) -> float:
    return round(float(1 / (1 + np.exp(-logit))), 4)


def _nearest(runs: list[Run], anchor: int) -> list[Run]:
    """Choose one source: in PolNeAR 9 of 19,868 come in pieces."""
    return sorted(runs, key=lambda r: min(abs(r[0] - anchor), abs(r[1] - 1 - anchor)))[:1]


def _bounded(run: Run, marks: Ints, own: Collection[int] = (), reach: int = CLOSE_BY) -> Run:
    """Grow the run to the quotation marks around it, at most `reach` words, but not over its own cue and source."""
    start, stop = run
    for k in range(start - 1, max(start - 1 - reach, -1), -1):
        if marks[start] != Mark.INSIDE or marks[k] not in (Mark.INSIDE, Mark.OPEN) or k in own:
            break
        if marks[k] == Mark.OPEN:
            start = k
    for k in range(stop, min(stop + reach, len(marks))):
        if marks[stop - 1] != Mark.INSIDE or marks[k] not in (Mark.INSIDE, Mark.CLOSE) or k in own:
            break
        if marks[k] == Mark.CLOSE:
            stop = k + 1
    return start, stop


def _in_paragraph(run: Run, anchor: int, breaks: npt.NDArray[np.bool_]) -> Run:
    """Return the part of the run nearest the cue, if it runs into a paragraph that continues no quotation."""
    edges = [run[0], *(run[0] + 1 + np.flatnonzero(breaks[run[0] + 1 : run[1]])).tolist(), run[1]]
    return min(pairwise(edges), key=lambda part: min(abs(anchor - part[0]), abs(anchor - part[1] + 1)))


def _unbroken(runs: list[Run], own: Set[int], sentences: Ints) -> list[Run]:
    """Close the holes in the content within a sentence, except where its own cue or source stands.

    On PolNeAR dev 0.5 points of contents with their sources; on 40 articles held out of training no difference.
    """
    whole: list[Run] = []
    for start, stop in sorted(runs):
        last = whole[-1] if whole else None
        near = last and (start <= last[1] or sentences[start] == sentences[last[1] - 1])
        if last and near and own.isdisjoint(range(last[1], start)):
            whole[-1] = (last[0], max(last[1], stop))
        else:
            whole.append((start, stop))
    return whole


def _apart(roles: list[Roles]) -> list[Roles]:
    """Keep, of attributions that share a cue, the one whose head word is surest."""
    kept: list[Roles] = []
    inside: set[int] = set()
    for one in sorted(roles, key=lambda r: (-r.cue_logit, r.anchor)):
        if one.anchor not in inside:
            kept.append(one)
            inside.update(i for a, b in one.cue for i in range(a, b))
    return sorted(kept, key=lambda r: r.anchor)


def _claimed_once(roles: list[Roles], sentences: Ints, paragraphs: Ints) -> list[Roles]:
    """Give each piece of content to the nearest cue that claims it, where neither reports the other.

    Quotations in a row are often read as one cue's: on PolNeAR dev this finds 84 instead of 81 % of direct speech.
    """

    def distance(anchor: int, run: Run) -> tuple[bool, bool, int]:
        apart = min(abs(anchor - run[0]), abs(anchor - run[1] + 1))
        same = sentences[anchor] in (sentences[run[0]], sentences[run[1] - 1])
        return not same, bool(paragraphs[anchor] != paragraphs[run[0]]), apart

    hulls = [hull(r.content) for r in roles]
    for k, one in enumerate(roles):
        for n in (*range(max(0, k - RIVALS), k), *range(k + 1, min(k + 1 + RIVALS, len(roles)))):
            other = roles[n]
            if hulls[n][0] >= hulls[k][1] or hulls[k][0] >= hulls[n][1]:
                continue
            if _reports(one, other.anchor) or _reports(other, one.anchor):
                continue
            for run in list(one.content):
                rivals = [r for r in other.content if _same(run, r)]
                closer = any(distance(other.anchor, r) < distance(one.anchor, run) for r in rivals)
                if closer and len(one.content) > 1:
                    one.content.remove(run)
    return roles


def _reports(roles: Roles, anchor: int) -> bool:
    return any(start <= anchor < stop for start, stop in roles.content)


def _same(one: Run, other: Run) -> bool:
    """Tell whether two runs share half of the shorter."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared >= 0.5 * min(one[1] - one[0], other[1] - other[0])
