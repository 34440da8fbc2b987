-- Schema 22: searches that people save, and up to which article they have looked.
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  terms TEXT NOT NULL,             -- JSON: what is searched for
  seen INTEGER NOT NULL,           -- the article that was added last when somebody looked
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
);
