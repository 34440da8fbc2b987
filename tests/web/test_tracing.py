"""Requests, which hold what somebody searches for, are not handed to a tracing that is set up in the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaving.watching import TEMPTED
from tests.web.story import small_store

# The provider is the process's own for good: it gets a process to itself.
_TRACED = """
import sys
from pathlib import Path
from fastapi import FastAPI
from fastapi.testclient import TestClient
from opentelemetry import trace
from onrecord.web import create_app

named = []

class Tracer(trace.NoOpTracer):
    def start_span(self, name, *arguments, **options):
        named.append(name)
        return super().start_span(name, *arguments, **options)
    start_as_current_span = trace.NoOpTracer.start_as_current_span

class Provider(trace.TracerProvider):
    def get_tracer(self, *arguments, **options):
        return Tracer()

trace.set_tracer_provider(Provider())
app = FastAPI() if sys.argv[1] == "bare" else create_app(Path(sys.argv[1]))
with TestClient(app, base_url="http://127.0.0.1") as client:
    client.get("/search?q=bridge")
print(len(named))
"""


@pytest.mark.parametrize("bare", [True, False], ids=["the tracer notices", "onrecord"])
def test_no_request_is_traced(tmp_path: Path, bare: bool) -> None:
    pytest.importorskip("fastapi.telemetry", reason="this FastAPI traces nothing by itself")
    store = small_store(tmp_path / "story.db", invented=0)
    words = [sys.executable, "-c", _TRACED, "bare" if bare else str(store)]
    done = subprocess.run(words, env=os.environ | TEMPTED, capture_output=True, text=True, check=False)
    assert done.stdout.strip().isdigit(), done.stderr
    assert (int(done.stdout) > 0) == bare
    assert ("automatic telemetry configuration failed" in done.stderr) == bare  # it lacks the package that sends
