"""spaCy's English tokenizer, in a time that grows with the text and not with the square of its longest run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, registry

_LONGEST = 200
"""Code points without a space that the rules see at once.

They take one sign at a time off the ends of such a run and search the rest of it each time: 9,000 dollar signs take
14 s. The longest run of PolNeAR's 1,008 articles has 87. Addresses are longer, and are kept whole.
"""
_MOST = 100
"""Tokens of so long a piece of a run; what the rules take further apart is not words, and stays one token."""
_AFFIXES = 8
"""Signs around an address at most, as in "(https://….),"."""
_UNSPACED = [r"(?<=[^\W\d])[.,;:!?…](?=[\"“”]\w)", r"(?<=[^\W\d.,;:!?…])[\"“”](?=\w)", r"(?<=[.,;:!?…])[\"“”](?=\w)"]
"""A quotation mark between words without a space, and the stop before it: 'said:"The gates will open."'."""
_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1},}}")
_ADDRESS = re.compile(rf"\W{{0,{_AFFIXES}}}(?P<address>\w.*?)\W{{0,{_AFFIXES}}}", re.DOTALL)


class RunTokenizer(Tokenizer):  # type: ignore[misc]  # spaCy's, compiled, is untyped
    """A Tokenizer that cuts long runs of signs without a space before its rules take them apart."""

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text: spaCy's own, where no run in it is longer than any in an article."""
        cuts = [cut for run in _LONG.finditer(text) for cut in self._cuts(run)]
        by_rules: Callable[[str], Doc] = super().__call__
        if not cuts:
            return by_rules(text)
        words: list[str] = []
        spaces: list[bool] = []
        for start, stop in pairwise([0, *cuts, len(text)]):
            found = by_rules(text[start:stop])
            junk = stop - start == _LONGEST and len(found) > _MOST and not any(t.is_space for t in found)
            words += [text[start:stop]] if junk else [t.text for t in found]
            spaces += [False] if junk else [bool(t.whitespace_) for t in found]
        return Doc(self.vocab, words=words, spaces=spaces)

    def _cuts(self, run: re.Match[str]) -> Iterator[int]:
        address = _ADDRESS.fullmatch(run.group())
        if address is None or self.url_match is None or self.url_match(address["address"]) is None:
            yield from range(run.start(), run.end(), _LONGEST)


@registry.tokenizers("onrecord.Tokenizer.v1")  # type: ignore[untyped-decorator]
def run_tokenizer() -> Callable[[Language], RunTokenizer]:
    """Return what spaCy makes the tokenizer of a pipeline with, a saved one too: the language's rules in ours."""
    return _make


def _make(nlp: Language) -> RunTokenizer:
    rules: Any = registry.tokenizers.get("spacy.Tokenizer.v1")()(nlp)
    return RunTokenizer(
        nlp.vocab,
        rules=rules.rules,
        prefix_search=rules.prefix_search,
        suffix_search=rules.suffix_search,
        infix_finditer=compile_infix_regex([*(nlp.Defaults.infixes or ()), *_UNSPACED]).finditer,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )


def blank_english() -> Language:
    """Return a pipeline of nothing but English's tokenizer."""
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "onrecord.Tokenizer.v1"}}})
