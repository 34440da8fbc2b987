-- Schema 18: a person may say that a fact is right, and why they say what they say. An accepted fact has the confidence 1;
-- what was read stays beside it.
CREATE TABLE correction_18 (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- what it does, in words
  kind TEXT NOT NULL CHECK (kind IN (
    'merge', 'split', 'rename', 'reject', 'distinct', 'speaker', 'retype', 'discard', 'accept', 'edit'
  )),
  arguments TEXT NOT NULL,         -- JSON: identities by id and name, facts by article and words
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  undone_by TEXT,
  undone_at TEXT,
  lost TEXT,                       -- why it finds its place no longer, null while it does
  reason TEXT                      -- why the author makes it, in their words
);
INSERT INTO correction_18
  SELECT id, name, kind, arguments, author, made_at, undone_by, undone_at, lost, NULL FROM correction;
DROP TABLE correction;
ALTER TABLE correction_18 RENAME TO correction;

ALTER TABLE statement ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE statement ADD COLUMN read_confidence REAL;
CREATE INDEX statement_accepted ON statement(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE office ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE office ADD COLUMN read_confidence REAL;
CREATE INDEX office_accepted ON office(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE tie ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE tie ADD COLUMN read_confidence REAL;
CREATE INDEX tie_accepted ON tie(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE silence ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE silence ADD COLUMN read_confidence REAL;
CREATE INDEX silence_accepted ON silence(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE event ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE event ADD COLUMN read_confidence REAL;
CREATE INDEX event_accepted ON event(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE figure ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE figure ADD COLUMN read_confidence REAL;
CREATE INDEX figure_accepted ON figure(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE position ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE position ADD COLUMN read_confidence REAL;
CREATE INDEX position_accepted ON position(accepted_by) WHERE accepted_by IS NOT NULL;
ALTER TABLE dispute ADD COLUMN accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL;
ALTER TABLE dispute ADD COLUMN read_confidence REAL;
CREATE INDEX dispute_accepted ON dispute(accepted_by) WHERE accepted_by IS NOT NULL;

-- What a person has yet to look at.
CREATE INDEX statement_unsure ON statement(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX office_unsure ON office(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX tie_unsure ON tie(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX silence_unsure ON silence(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX event_unsure ON event(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX position_unsure ON position(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX dispute_unsure ON dispute(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
