"""Where names stand in the text: runs of capitals, cut, joined and trimmed."""
