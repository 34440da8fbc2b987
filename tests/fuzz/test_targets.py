"""Each target for a few inputs; `make fuzz` tries many more."""

from __future__ import annotations

import hypothesis
import pytest

from tests.fuzz.reducing import reduced
from tests.fuzz.target import Target, where
from tests.fuzz.targets import TARGETS


@pytest.fixture(scope="module", params=TARGETS, ids=lambda target: target.name)
def target(request: pytest.FixtureRequest) -> Target:
    found: Target = request.param
    found.warm()
    return found


def test_it_holds_for_whatever_is_given(target: Target) -> None:
    # Not shrunk by hypothesis: that takes minutes where an input takes two seconds.
    @hypothesis.settings(
        max_examples=target.few,
        phases=[hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(target.inputs())
    def holds(value: object) -> None:
        try:
            target.hold(value)
        except Exception as error:
            fault = where(error)
            small = reduced(value, lambda v: target.fault(v) == fault, seconds=5)
            error.add_note(f"The least input found: {small!a}")
            raise

    holds()
