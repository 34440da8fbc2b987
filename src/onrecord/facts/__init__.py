"""Facts: one module a kind of fact, each a pure finder over the read article."""
