"""What onrecord reaches and how fast: `make accuracy` and `make speed`."""
