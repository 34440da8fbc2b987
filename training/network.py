"""The network: an encoder with a case embedding, and one head a task over the words' first pieces."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.network.frames import CHANNELS, FORCES, KINDS, VALUES
from onrecord.model.network.frames import TAGS as FRAME_TAGS
from onrecord.model.network.roles import DISTANCES, PLACES, REACHES, TAGS
from onrecord.model.network.windows import CASES
from training.batch import CLS, MASK, PAD, SEP

HIDDEN, POSITIONS, VOCABULARY = 384, 512, 30522
ARC, LABEL, COREF, ROLE = 160, 64, 128, 128


class FastDropout(nn.Module):
    """Dropout with masks cut from a pool at random offsets: torch's own takes a fifth of a step on a CPU."""

    POOL = 1 << 25

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.keep = 1 - probability
        kept = torch.rand(self.POOL) < self.keep
        self.register_buffer("pool", (kept / self.keep).bfloat16(), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        start = int(torch.randint(self.POOL - x.numel(), (1,)))
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """An encoder's measures; `relative`: its attention adds a bias by distance, and its vectors are narrowed."""

    hidden: int
    layers: int
    heads: int = 12
    epsilon: float = 1e-12
    relative: bool = False


MINILM = Size(hidden=384, layers=6)
MPNET = Size(hidden=768, layers=6, epsilon=1e-5, relative=True)


def size_of(names: Iterable[str]) -> Size:
    """Return the size of the encoder whose weights have these names."""
    known = set(names)
    size = MPNET if "encoder.narrow.weight" in known else MINILM
    layers = sum(name.startswith("encoder.layers.") and name.endswith(".qkv.weight") for name in known)
    return replace(size, layers=layers)


class Layer(nn.Module):
    """One encoder layer of BERT, with four times as many inner units as vectors are wide."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        wide = size.hidden
        self.heads = size.heads
        self.qkv = nn.Linear(wide, 3 * wide)
        self.out = nn.Linear(wide, wide)
        self.up = nn.Linear(wide, 4 * wide)
        self.down = nn.Linear(4 * wide, wide)
        self.norm1 = nn.LayerNorm(wide, eps=size.epsilon)
        self.norm2 = nn.LayerNorm(wide, eps=size.epsilon)

    def forward(self, x: Tensor, mask: Tensor, drop: nn.Module) -> Tensor:
        many, length, wide = x.shape
        q, k, v = self.qkv(x).view(many, length, 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(many, length, wide))
        x = self.norm1(x + drop(mixed))
        return self.norm2(x + drop(self.down(functional.gelu(self.up(x)))))


class Encoder(nn.Module):
    """A BERT-like encoder; pieces in, vectors out: [windows, pieces] → [windows, pieces, HIDDEN]."""

    def __init__(self, size: Size = MINILM, drop: float = 0.1) -> None:
        super().__init__()
        self.size = size
        self.drop = FastDropout(drop)
        self.words = nn.Embedding(VOCABULARY, size.hidden)
        self.positions = nn.Embedding(POSITIONS, size.hidden)
        self.cases = nn.Embedding(CASES + 1, size.hidden)  # the last: [CLS], [SEP] and padding
        self.norm = nn.LayerNorm(size.hidden, eps=size.epsilon)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        if size.relative:
            # Not trained: attention without a gradient to its bias takes a third of the time.
            self.distances = nn.Parameter(torch.zeros(size.heads, 2 * POSITIONS - 1), requires_grad=False)
            self.narrow = nn.Linear(size.hidden, HIDDEN)
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor, *, narrow: bool = True) -> Tensor:
        places = self.positions.weight[: ids.shape[1]]
        x = self.norm(self.words(ids) + places + self.cases(cases))
        x = self.drop(x)
        wide = self._biased(mask) if self.size.relative else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide, self.drop)
        return self.narrow(x) if self.size.relative and narrow else x

    def _biased(self, mask: Tensor) -> Tensor:
        """Return what attention adds, [windows, heads, pieces, pieces]: the bias, and -inf where nothing is read."""
        at = torch.arange(mask.shape[1])
        bias = self.distances[:, at[None] - at[:, None] + POSITIONS - 1]
        if torch.is_autocast_enabled("cpu"):
            bias = bias.to(torch.get_autocast_dtype("cpu"))
        return bias[None].masked_fill(~mask[:, None, None, :], float("-inf"))

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take all-MiniLM-L6-v2's weights; the one token type is folded into the positions."""
        state = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"]
            + weights["embeddings.token_type_embeddings.weight"][0],
            "cases.weight": self.cases.weight.data,
            "norm.weight": weights["embeddings.LayerNorm.weight"], "norm.bias": weights["embeddings.LayerNorm.bias"],
        }  # fmt: skip
        for i in range(self.size.layers):
            state |= _layer_of(weights, i, ("self.query", "self.key", "self.value"), "output.dense", "output.LayerNorm")
        self.load_state_dict(state)

    def load_mpnet(self, weights: dict[str, Tensor]) -> None:
        """Take the lowest layers of all-mpnet-base-v2, its vocabulary brought back into BERT's order.

        Its pieces are BERT's, four places later, but for the marks; its positions begin at 2. `narrow` stays as it is.
        """
        words = weights["embeddings.word_embeddings.weight"]
        order = torch.arange(VOCABULARY) + 4
        order[[PAD, CLS, SEP, MASK]] = torch.tensor([1, 0, 2, len(words) - 1])
        state = self.state_dict() | {
            "words.weight": words[order],
            "positions.weight": weights["embeddings.position_embeddings.weight"][2:],
            "norm.weight": weights["embeddings.LayerNorm.weight"], "norm.bias": weights["embeddings.LayerNorm.bias"],
            "distances": weights["encoder.relative_attention_bias.weight"][_buckets()].T.contiguous(),
        }  # fmt: skip
        for i in range(self.size.layers):
            state |= _layer_of(weights, i, ("attn.q", "attn.k", "attn.v"), "attn.o", "LayerNorm")
        self.load_state_dict(state)


def _layer_of(weights: dict[str, Tensor], i: int, three: Sequence[str], out: str, norm: str) -> dict[str, Tensor]:
    """Return a layer's weights under the network's names."""
    theirs, state = f"encoder.layer.{i}.", dict[str, Tensor]()
    names = {
        "out": f"attention.{out}", "norm1": f"attention.{norm}", "up": "intermediate.dense", "down": "output.dense",
        "norm2": "output.LayerNorm",
    }  # fmt: skip
    for kind in ("weight", "bias"):
        state[f"layers.{i}.qkv.{kind}"] = torch.cat([weights[f"{theirs}attention.{n}.{kind}"] for n in three])
        state |= {f"layers.{i}.{ours}.{kind}": weights[f"{theirs}{name}.{kind}"] for ours, name in names.items()}
    return state


def _buckets(count: int = 32, farthest: int = 128) -> Tensor:
    """Return T5's bucket of each distance from 1 - POSITIONS to POSITIONS - 1 (Raffel and others, 2020)."""
    ahead = torch.arange(1 - POSITIONS, POSITIONS)
    apart, half, exact = ahead.abs(), count // 2, count // 4
    far = exact + (torch.log(apart.clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)).long()
    return torch.where(apart < exact, apart, far.clamp(max=half - 1)) + half * (ahead > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels that the heads know, in the order of their outputs."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    deprels: list[str]
    names: list[str]


class Network(nn.Module):
    """The encoder and all heads. Word vectors are [words, HIDDEN], whole articles one after another."""

    def __init__(self, labels: Labels, drop: float = 0.1, size: Size = MINILM) -> None:
        super().__init__()
        self.encoder = Encoder(size)
        self.drop = nn.Dropout(drop)
        self.upos = nn.Linear(HIDDEN, len(labels.upos))
        self.xpos = nn.Linear(HIDDEN, len(labels.xpos))
        self.script = nn.Linear(HIDDEN, len(labels.scripts))
        self.sentence = nn.Linear(HIDDEN, 1)
        self.name = nn.Linear(HIDDEN, len(labels.names))
        self.silver_name = nn.Linear(HIDDEN, len(labels.names))
        self.cue = nn.Linear(HIDDEN, 1)
        self.said = nn.Linear(HIDDEN, 1)
        self.thought = nn.Linear(HIDDEN, 1)
        self.force = nn.Linear(HIDDEN, len(FORCES))
        self.channel = nn.Linear(HIDDEN, len(CHANNELS) + 1)
        self.trigger = nn.Linear(HIDDEN, len(KINDS))
        self.value = nn.Linear(HIDDEN, len(VALUES))
        self.parser = Parser(len(labels.deprels))
        self.roles = RoleTagger(len(TAGS))
        self.frames = RoleTagger(len(FRAME_TAGS), kinds=len(KINDS))
        self.coreference = Coreference()


class Parser(nn.Module):
    """Dozat and Manning's biaffine parser over the words of one sentence."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.arc_head, self.arc_word = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.label_head, self.label_word = nn.Linear(HIDDEN, LABEL), nn.Linear(HIDDEN, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.root = nn.Parameter(torch.zeros(ARC))
        self.label = nn.Parameter(torch.zeros(labels, LABEL + 1, LABEL + 1))
        self.label_root = nn.Parameter(torch.zeros(LABEL))
        nn.init.xavier_uniform_(self.arc)
        nn.init.normal_(self.label, std=0.05)

    def arcs(self, x: Tensor, drop: nn.Module) -> Tensor:
        """Scores [sentences, words, heads] of x [sentences, words, HIDDEN]; head 0: the root, h + 1: word h."""
        head, word = drop(functional.gelu(self.arc_head(x))), drop(functional.gelu(self.arc_word(x)))
        heads = torch.cat([self.root.expand(head.shape[0], 1, -1), head], 1)
        ones = torch.ones_like(word[..., :1])
        return torch.cat([word, ones], -1) @ self.arc @ heads.transpose(1, 2)

    def labels(self, x: Tensor, chosen: Tensor, drop: nn.Module) -> Tensor:
        """Scores [sentences, words, labels] of the arcs to the chosen heads (0: root)."""
        head, word = drop(functional.gelu(self.label_head(x))), drop(functional.gelu(self.label_word(x)))
        heads = torch.cat([self.label_root.expand(head.shape[0], 1, -1), head], 1)
        picked = heads.gather(1, chosen[..., None].expand(-1, -1, LABEL))
        ones = torch.ones_like(word[..., :1])
        left, right = torch.cat([word, ones], -1), torch.cat([picked, ones], -1)
        mixed = torch.einsum("bwi,lij->bwlj", left, self.label)
        return torch.einsum("bwlj,bwj->bwl", mixed, right)


class RoleTagger(nn.Module):
    """Reads the roles given one cue or trigger: features of each word around it, convolutions, a CRF.

    With `kinds` each trigger is of one of so many kinds of frames, and what is looked for differs by kind.
    """

    def __init__(self, tags: int, *, kinds: int = 0) -> None:
        super().__init__()
        self.word, self.key = nn.Linear(HIDDEN, ROLE), nn.Linear(HIDDEN, ROLE)
        self.anchor, self.gate = nn.Linear(HIDDEN, ROLE), nn.Linear(HIDDEN, ROLE)
        self.distance = nn.Embedding(DISTANCES, ROLE)
        self.place = nn.Embedding(PLACES, ROLE)
        self.other = nn.Parameter(torch.zeros(ROLE))
        self.mix = nn.ModuleList(nn.Linear(3 * ROLE, ROLE) for _ in REACHES)
        self.norms = nn.ModuleList(nn.LayerNorm(ROLE) for _ in range(4))
        self.kinds = nn.Embedding(kinds, ROLE) if kinds else None
        self.tags = nn.Linear(ROLE, tags)
        self.transitions = nn.Parameter(torch.zeros(tags, tags))
        self.begin = nn.Parameter(torch.zeros(tags))
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.place.weight, std=0.1)

    def forward(
        self,
        x: Tensor,
        cues: Tensor,
        index: Tensor,
        features: tuple[Tensor, Tensor, Tensor],
        drop: nn.Module,
        kinds: Tensor | None = None,
    ) -> Tensor:
        """Emissions [cues, WIDTH, tags].

        index: [cues, WIDTH] words (0 where masked); features: distance, place, cue probability of each; kinds: [cues].
        """
        distance, place, others = features
        word, key = self.word(x), self.key(x)
        at = x[cues]
        h = word[index] + key[index] * self.gate(at)[:, None] + self.anchor(at)[:, None]
        h = h + self.distance(distance) + self.place(place) + others[..., None] * self.other
        if self.kinds is not None:
            h = h + self.kinds(kinds)[:, None]
        h = drop(functional.gelu(self.norms[0](h)))
        for reach, linear, norm in zip(REACHES, self.mix, list(self.norms)[1:], strict=True):
            wide = functional.pad(h, (0, 0, reach, reach))
            seen = torch.cat([wide[:, : -2 * reach], h, wide[:, 2 * reach :]], -1)
            h = h + drop(functional.gelu(norm(linear(seen))))
        return self.tags(h)


def crf_loss(emissions: Tensor, tags: Tensor, mask: Tensor, tagger: RoleTagger) -> Tensor:
    """Negative log-likelihood a sequence. emissions: [n, WIDTH, tags]; every mask is one unbroken run."""
    emissions = emissions.float()
    transitions, begin = tagger.transitions, tagger.begin
    picked = emissions.gather(2, tags[..., None])[..., 0] * mask
    both = mask[:, 1:] * mask[:, :-1]
    gold = picked.sum(1) + (transitions[tags[:, :-1], tags[:, 1:]] * both).sum(1)
    first = mask.float().argmax(1)
    gold = gold + begin[tags.gather(1, first[:, None])[:, 0]]
    alpha = torch.zeros_like(emissions[:, 0])
    started = torch.zeros_like(mask[:, 0], dtype=torch.bool)
    for t in range(emissions.shape[1]):
        on = mask[:, t].bool()
        going = torch.logsumexp(alpha[:, :, None] + transitions, 1) + emissions[:, t]
        fresh = begin + emissions[:, t]
        step = torch.where(started[:, None], going, fresh)
        alpha = torch.where(on[:, None], step, alpha)
        started = started | on
    return torch.logsumexp(alpha, 1) - gold


class Coreference(nn.Module):
    """Log-odds that two mentions' head words corefer, against having no antecedent (0)."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(HIDDEN, COREF), nn.Linear(HIDDEN, COREF)
        self.near = nn.Linear(HIDDEN, 1)
        self.distance = nn.Parameter(torch.zeros(10))

    def forward(self, x: Tensor, heads: Tensor) -> Tensor:
        """Scores [mentions, mentions] of (anaphor, antecedent); only antecedents before are meaningful."""
        at = x[heads]
        scores = self.query(at) @ self.key(at).T / COREF**0.5 + self.near(at)
        apart = (heads[:, None] - heads[None]).clamp(min=1)
        return scores + self.distance[torch.log2(apart.float()).long().clamp(max=9)]
