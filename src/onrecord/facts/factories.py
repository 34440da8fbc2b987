"""What pyproject's entry points name: spaCy imports it where a pipeline that was saved holds our components.

Importing it registers them; nothing else of onrecord does anything when it is imported.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.facts.pipeline import COMPONENTS, make_attributions, make_component, make_options, make_reader, register

register()

reader, attributions, options = make_reader, make_attributions, make_options


def _named(component: str) -> Callable[[Language, str], Callable[[Doc], Doc]]:
    def factory(nlp: Language, name: str) -> Callable[[Doc], Doc]:
        return make_component(component)

    return factory


def __getattr__(name: str) -> Callable[[Language, str], Callable[[Doc], Doc]]:
    if not any(component.name == name for component in COMPONENTS):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return _named(name)
