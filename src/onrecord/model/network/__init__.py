"""The network that ships with onrecord: MiniLM with one head a task."""
