"""What all tests share: `--regold`, and browser tests that skip where no browser is installed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).parent.parent
# The same examples each time: a run that fails fails again. Time limits measure the machine, not the code.
hypothesis.settings.register_profile("onrecord", derandomize=True, deadline=None)
hypothesis.settings.load_profile("onrecord")
# The golden records come closest on other processors.
os.environ["ONRECORD_EXACT"] = "1"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="rewrite the golden records instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if any(shutil.which(name) for name in BROWSERS):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason="no browser is installed; apt-get install chromium"))


@pytest.fixture(scope="session")
def regold(request: pytest.FixtureRequest) -> bool:
    """True where golden files are to be written anew."""
    return bool(request.config.getoption("--regold"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT
