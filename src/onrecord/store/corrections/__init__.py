"""People's corrections on top of what was read."""
