"""What pyproject's entry points name: spaCy imports it where a pipeline that was saved holds our components.

Importing it registers them; nothing else of onrecord does anything when it is imported.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.facts.pipeline import make_attributions, make_component, make_options, make_reader, register

register()

reader, attributions, options = make_reader, make_attributions, make_options


def _named(component: str) -> Callable[[Language, str], Callable[[Doc], Doc]]:
    def factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        return make_component(component)

    return factory


entities, statements, times = _named("entities"), _named("statements"), _named("times")
offices, ties, silences = _named("offices"), _named("ties"), _named("silences")
events, figures = _named("events"), _named("figures")
positions, disputes = _named("positions"), _named("disputes")
