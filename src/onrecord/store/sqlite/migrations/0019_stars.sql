-- Schema 19: facts that people keep, with a note. A star holds on to the words of its fact, as a correction does.
CREATE TABLE star (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- what the fact said when it was kept
  place TEXT NOT NULL UNIQUE,      -- JSON: article, kind, spans and details
  note TEXT,
  author TEXT NOT NULL,
  made_at TEXT NOT NULL
);
