"""The network that ships with onrecord: six layers of MPNet with one head a task."""
