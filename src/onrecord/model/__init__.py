"""The network that reads: words to pieces to a spaCy Doc with tags, trees, names and attributions."""
