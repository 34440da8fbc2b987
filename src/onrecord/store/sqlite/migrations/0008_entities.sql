-- Schema 8: adding to a large store. Each index that is written in no order touches a page a row: the identity that was
-- read is kept only where a correction changed it, and who an article speaks of is read from an index alone.

CREATE TABLE entity_8 (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  local_id TEXT NOT NULL,          -- its id within the record
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,
  identity_id INTEGER NOT NULL REFERENCES identity(id),
  read_identity_id INTEGER REFERENCES identity(id)   -- before corrections, null where none changed it
);
INSERT INTO entity_8 SELECT id, name, article_id, local_id, kind, aliases, identity_id,
  nullif(read_identity_id, identity_id) FROM entity;
DROP TABLE entity;
ALTER TABLE entity_8 RENAME TO entity;
CREATE INDEX entity_article ON entity(article_id, identity_id);
CREATE INDEX entity_identity ON entity(identity_id, article_id);
CREATE INDEX entity_read_identity ON entity(read_identity_id) WHERE read_identity_id IS NOT NULL;

-- A corrected identity reaches every fact that its entity takes part in.
CREATE TRIGGER entity_identity_update AFTER UPDATE OF identity_id ON entity
WHEN old.identity_id <> new.identity_id BEGIN
  UPDATE statement SET identity_id = new.identity_id,
    tags = replace(tags, 'i' || old.identity_id || ' ', 'i' || new.identity_id || ' ') WHERE speaker_id = new.id;
  UPDATE office SET identity_id = new.identity_id WHERE holder_id = new.id;
  UPDATE tie SET identity_id = new.identity_id WHERE subject_id = new.id;
  UPDATE tie SET object_identity_id = new.identity_id WHERE object_id = new.id;
  UPDATE event_participant SET identity_id = new.identity_id WHERE entity_id = new.id;
  UPDATE silence SET identity_id = new.identity_id WHERE party_id = new.id;
  UPDATE position SET identity_id = new.identity_id WHERE actor_id = new.id;
  UPDATE dispute_party SET identity_id = new.identity_id WHERE entity_id = new.id;
END;
