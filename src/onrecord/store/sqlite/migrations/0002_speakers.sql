-- Schema 2: a correction may say who spoke. What was read of the statement stays beside it, while one holds.

CREATE TABLE correction_2 (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- what it does, in words
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'rename', 'reject', 'distinct', 'speaker')),
  arguments TEXT NOT NULL,         -- JSON: identities by id and name, facts by article and words
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  lost TEXT                        -- why it finds its place no longer, null while it does
);
INSERT INTO correction_2 SELECT id, name, kind, arguments, author, made_at, undone_by, undone_at, lost FROM correction;
DROP TABLE correction;
ALTER TABLE correction_2 RENAME TO correction;

ALTER TABLE statement ADD COLUMN attributed_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE statement ADD COLUMN read_name TEXT;
ALTER TABLE statement ADD COLUMN read_speaker TEXT;
ALTER TABLE statement ADD COLUMN read_speaker_id INTEGER REFERENCES entity(id);
CREATE INDEX statement_attributed ON statement(attributed_by) WHERE attributed_by IS NOT NULL;
CREATE INDEX statement_read_speaker ON statement(read_speaker_id) WHERE read_speaker_id IS NOT NULL;
