"""ONNX Runtime's reports are off, whatever was set and whatever of onrecord is imported first."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from types import ModuleType

import pytest

from onrecord.telemetry import SWITCH, switch_off


@pytest.mark.parametrize("before", [None, "0", "off", "", "1"])
@pytest.mark.parametrize("module", ["onrecord", "onrecord.errors", "onrecord.cli"])
def test_it_is_off_before_onnx_runtime_is_imported(module: str, before: str | None) -> None:
    code = f"import os, sys, {module}; print(os.environ['{SWITCH}'], 'onnxruntime' in sys.modules)"
    env = {k: v for k, v in os.environ.items() if k != SWITCH} | ({} if before is None else {SWITCH: before})
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout == "1 False\n"


@pytest.mark.parametrize("before, warned", [(None, True), ("0", True), ("", True), ("1", False), ("True", False)])
def test_too_late_is_said(monkeypatch: pytest.MonkeyPatch, before: str | None, warned: bool) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", ModuleType("onnxruntime"))
    monkeypatch.setenv(SWITCH, before or "")
    if before is None:
        monkeypatch.delenv(SWITCH)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        switch_off()
    assert ["import onrecord first" in str(w.message) for w in said] == [True] * warned
    assert os.environ[SWITCH] == "1"
