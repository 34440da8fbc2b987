-- Schema 13: a correction may say that an entity is of another kind, or no name at all. What was read stays beside it.

CREATE TABLE correction_13 (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- what it does, in words
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'reject', 'distinct', 'speaker', 'retype', 'discard')),
  arguments TEXT NOT NULL,         -- JSON: identities by id and name, facts by article and words
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  lost TEXT                        -- why it finds its place no longer, null while it does
);
INSERT INTO correction_13 SELECT id, name, kind, arguments, author, made_at, undone_by, undone_at, lost FROM correction;
DROP TABLE correction;
ALTER TABLE correction_13 RENAME TO correction;

-- The kind before corrections, null where none changed it; an identity that a correction discards is of kind 'nothing'.
ALTER TABLE identity ADD COLUMN read_kind TEXT;
