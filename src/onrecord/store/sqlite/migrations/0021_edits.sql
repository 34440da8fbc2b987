-- Schema 21: a person may write fields of a fact anew. The fact's row has what holds; what was read of it stays here.
CREATE TABLE edit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- the fields that are edited
  correction_id INTEGER NOT NULL REFERENCES correction(id) ON DELETE CASCADE,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,              -- the fact's table
  n INTEGER NOT NULL,
  fields TEXT NOT NULL,            -- JSON: what the fields say
  read_fields TEXT NOT NULL,       -- JSON: what was read of them
  read_row TEXT NOT NULL,          -- JSON: the columns of the fact's row that an edit changes, as they were read
  UNIQUE (article_id, kind, n)
);
CREATE INDEX edit_correction ON edit(correction_id);
