"""ONNX Runtime reports to its maker by itself; here it is told not to."""

from __future__ import annotations

import os
import sys
import warnings

SWITCH = "ORT_DISABLE_TELEMETRY"
"""Read once, when ONNX Runtime is first imported. Its official builds from 1.29 on otherwise write a device id and a
database below ~/.cache and send what they count; `onnxruntime.disable_telemetry_events()` comes too late for both."""

_OFF = ("1", "true", "yes", "on")


def switch_off() -> None:
    """Switch the reports of ONNX Runtime off, for this process and those that it starts.

    What a user set is not asked: nobody who reads articles in confidence gets reports by an inherited variable.

    Warns:
        RuntimeWarning: ONNX Runtime was imported before with its reports on; that cannot be undone in this process.
    """
    if "onnxruntime" in sys.modules and os.environ.get(SWITCH, "").lower() not in _OFF:
        warnings.warn(
            "onnxruntime was imported before onrecord and may report to its maker; "
            f"import onrecord first, or set {SWITCH}=1 before Python starts",
            RuntimeWarning,
            stacklevel=3,
        )
    os.environ[SWITCH] = "1"
