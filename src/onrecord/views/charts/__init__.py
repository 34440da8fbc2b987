"""Charts as values: boxes, arrows, lanes and axes."""
