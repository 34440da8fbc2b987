"""What onrecord reaches and how fast: `make accuracy` and `make speed`."""

import onrecord  # noqa: F401  before a module here imports ONNX Runtime, so that it reports nothing
