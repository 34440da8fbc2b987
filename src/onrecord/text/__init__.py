"""What finders read: words, tags, trees, mentions, quotations and sentences of one text; knows no kind of fact."""
