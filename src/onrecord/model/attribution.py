"""An attribution as the network reads it: spans only, nothing resolved."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Act, Channel, Force, Spans

Acts = tuple[tuple[Act, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One cue with the source and the content that belong to it, as code-point spans.

    `source` and `content` may be empty; `cue` never is. Spans are in reading order and may be
    discontinuous. `confidence` is the calibrated probability that cue, content and source are right;
    `said` the probability that a reader counts it as a statement; `thought`, `force` and `channel` what
    it is where he does; `acts` what its speaker does by saying it, with the
    probability of each; `rule` names what found it.
    """

    source: Spans
    cue: Spans
    content: Spans
    confidence: float
    said: float = 1.0
    thought: bool = False
    force: Force = "asserts"
    channel: Channel | None = None
    acts: Acts = ()
    rule: str = "network"
