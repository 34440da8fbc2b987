CREATE INDEX article_added ON article (added_at);
CREATE INDEX article_copy_of ON article(copy_of, superseded_by, id, source, url, publisher, published)
  WHERE copy_of IS NOT NULL;
CREATE INDEX article_published ON article(published);
CREATE INDEX article_publisher ON article(publisher, published, superseded_by);
CREATE INDEX article_source ON article(source);
CREATE INDEX article_superseded_by ON article(superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX article_url ON article(url) WHERE url IS NOT NULL;
CREATE INDEX band_article ON band(article_id);
CREATE INDEX dispute_accepted ON dispute(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX dispute_party_entity ON dispute_party(entity_id) WHERE entity_id IS NOT NULL;
CREATE INDEX dispute_party_identity ON dispute_party(identity_id) WHERE identity_id IS NOT NULL;
CREATE INDEX dispute_rejected ON dispute(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX dispute_unsure ON dispute(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX edit_correction ON edit(correction_id);
CREATE INDEX entity_article ON entity(article_id, identity_id);
CREATE INDEX entity_identity ON entity(identity_id, article_id);
CREATE INDEX entity_read_identity ON entity(read_identity_id) WHERE read_identity_id IS NOT NULL;
CREATE INDEX event_accepted ON event(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX event_day ON event(day);
CREATE INDEX event_participant_entity ON event_participant(entity_id);
CREATE INDEX event_participant_identity ON event_participant(identity_id, day);
CREATE INDEX event_rejected ON event(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX event_statement ON event(statement_id) WHERE statement_id IS NOT NULL;
CREATE INDEX event_unsure ON event(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX figure_accepted ON figure(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX figure_counted ON figure(quantity) WHERE quantity IS NOT NULL;
CREATE INDEX figure_quantity ON figure(quantity, period) WHERE quantity IS NOT NULL;
CREATE INDEX figure_rejected ON figure(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX identity_articles ON identity(kind, articles);
CREATE INDEX identity_canonical ON identity(canonical_id);
CREATE INDEX identity_key_identity ON identity_key(identity_id);
CREATE INDEX identity_name_name ON identity_name(name);
CREATE INDEX identity_renamed ON identity(name COLLATE NOCASE) WHERE name <> read_name;
CREATE INDEX identity_shown ON identity (name COLLATE NOCASE);
CREATE INDEX office_accepted ON office(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX office_holder ON office(holder_id);
CREATE INDEX office_identity ON office(identity_id, title, organization, status, at, from_date, to_date, rejected_by, article_id, n);
CREATE INDEX office_organization ON office(organization_id) WHERE organization_id IS NOT NULL;
CREATE INDEX office_rejected ON office(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX office_unsure ON office(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX position_accepted ON position(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX position_actor ON position(actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX position_identity ON position(identity_id, at) WHERE identity_id IS NOT NULL;
CREATE INDEX position_rejected ON position(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX position_statement ON position(statement_id) WHERE statement_id IS NOT NULL;
CREATE INDEX position_toward ON position(toward_id) WHERE toward_id IS NOT NULL;
CREATE INDEX position_unsure ON position(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX question_score ON question(score);
CREATE INDEX question_second ON question(second_id);
CREATE INDEX quotation_key_quotation ON quotation_key(quotation_id);
CREATE INDEX silence_accepted ON silence(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX silence_at ON silence(at);
CREATE INDEX silence_identity ON silence(identity_id, at) WHERE identity_id IS NOT NULL;
CREATE INDEX silence_party ON silence(party_id) WHERE party_id IS NOT NULL;
CREATE INDEX silence_rejected ON silence(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX silence_unsure ON silence(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX statement_accepted ON statement(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX statement_addressee ON statement(addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX statement_at ON statement(at);
CREATE INDEX statement_attributed ON statement(attributed_by) WHERE attributed_by IS NOT NULL;
CREATE INDEX statement_force ON statement(force, at) WHERE force <> 'asserts';
CREATE INDEX statement_identity ON statement(identity_id, at) WHERE identity_id IS NOT NULL;
CREATE INDEX statement_inside ON statement(inside_id) WHERE inside_id IS NOT NULL;
CREATE INDEX statement_quotation ON statement(quotation_id) WHERE quotation_id IS NOT NULL;
CREATE INDEX statement_read_speaker ON statement(read_speaker_id) WHERE read_speaker_id IS NOT NULL;
CREATE INDEX statement_rejected ON statement(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX statement_speaker ON statement(speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX statement_unsure ON statement(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE INDEX tie_accepted ON tie(accepted_by) WHERE accepted_by IS NOT NULL;
CREATE INDEX tie_between ON tie(identity_id, object_identity_id) WHERE object_identity_id IS NOT NULL;
CREATE INDEX tie_identity ON tie(identity_id, at);
CREATE INDEX tie_object ON tie(object_id) WHERE object_id IS NOT NULL;
CREATE INDEX tie_object_identity ON tie(object_identity_id, at) WHERE object_identity_id IS NOT NULL;
CREATE INDEX tie_rejected ON tie(rejected_by) WHERE rejected_by IS NOT NULL;
CREATE INDEX tie_subject ON tie(subject_id);
CREATE INDEX tie_unsure ON tie(article_id, n) WHERE confidence < 0.5 AND rejected_by IS NULL;
CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  title TEXT,
  publisher TEXT,
  authors TEXT NOT NULL DEFAULT '[]',
  published TEXT,
  published_basis TEXT,
  language TEXT NOT NULL,
  url TEXT,
  digest TEXT NOT NULL,            -- sha256 of the record's JSON: the same record again is no work
  copy_of INTEGER REFERENCES article(id) ON DELETE SET NULL,
  superseded_by INTEGER REFERENCES article(id) ON DELETE SET NULL,
  added_at TEXT NOT NULL,
  -- Last, so that the short columns are read without them.
  text TEXT NOT NULL,
  record BLOB NOT NULL             -- the record as JSON without its text, compressed (zlib)
, read_by TEXT, section TEXT);
CREATE VIRTUAL TABLE article_fts USING fts5(title, text, content="article", content_rowid='id', tokenize='porter unicode61');
CREATE TABLE 'article_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'article_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'article_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'article_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE band (
  name TEXT NOT NULL,              -- number and hash of the band
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  PRIMARY KEY (name, article_id)
) WITHOUT ROWID;
CREATE TABLE "correction" (
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
CREATE TABLE dispute (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  about TEXT,
  about_text TEXT,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE TABLE dispute_party (
  name TEXT NOT NULL,
  dispute_id INTEGER NOT NULL REFERENCES dispute(id) ON DELETE CASCADE,
  side INTEGER NOT NULL,
  entity_id INTEGER REFERENCES entity(id),
  identity_id INTEGER REFERENCES identity(id),
  PRIMARY KEY (dispute_id, side)
) WITHOUT ROWID;
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
CREATE TABLE "entity" (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  local_id TEXT NOT NULL,          -- its id within the record
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,
  identity_id INTEGER NOT NULL REFERENCES identity(id),
  read_identity_id INTEGER REFERENCES identity(id)   -- before corrections, null where none changed it
, confidence REAL);
CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  when_date TEXT NOT NULL,         -- EDTF
  day TEXT NOT NULL,               -- its first day, to sort by
  "trigger" TEXT NOT NULL,
  time TEXT NOT NULL,
  statement_id INTEGER REFERENCES statement(id),
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE TABLE event_participant (
  name TEXT NOT NULL,
  event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  entity_id INTEGER NOT NULL REFERENCES entity(id),
  identity_id INTEGER NOT NULL REFERENCES identity(id),
  day TEXT NOT NULL,
  PRIMARY KEY (event_id, entity_id)
) WITHOUT ROWID;
CREATE TABLE figure (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  low REAL,                        -- a single value has low = high
  high REAL,
  qualifier TEXT NOT NULL,
  unit TEXT,
  quantity TEXT,                   -- the unit's words in their base form: the same quantity in many articles
  period TEXT,
  sentence TEXT NOT NULL,
  evidence TEXT NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, change TEXT, "of" TEXT, of_text TEXT, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL, confidence REAL,
  UNIQUE (article_id, n)
);
CREATE VIRTUAL TABLE figure_fts USING fts5(unit, sentence, content="figure", content_rowid='id', tokenize='porter unicode61');
CREATE TABLE 'figure_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'figure_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'figure_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'figure_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE identity (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  read_name TEXT NOT NULL,         -- the name before corrections
  kind TEXT NOT NULL,
  canonical_id INTEGER NOT NULL REFERENCES identity(id) DEFERRABLE INITIALLY DEFERRED,
  articles INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT,
  last_seen TEXT,
  corrected INTEGER NOT NULL DEFAULT 0   -- a correction speaks of it: it stays although no article names it
, read_kind TEXT);
CREATE TABLE identity_key (
  name TEXT NOT NULL,
  identity_id INTEGER NOT NULL REFERENCES identity(id) ON DELETE CASCADE,
  PRIMARY KEY (name, identity_id)
) WITHOUT ROWID;
CREATE TABLE identity_name (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL COLLATE NOCASE,
  identity_id INTEGER NOT NULL REFERENCES identity(id) ON DELETE CASCADE,
  articles INTEGER NOT NULL,
  UNIQUE (identity_id, name)
);
CREATE VIRTUAL TABLE identity_name_fts USING fts5(name, content="identity_name", content_rowid='id', tokenize='unicode61');
CREATE TABLE 'identity_name_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'identity_name_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'identity_name_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'identity_name_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE mention (
  name TEXT NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entity(id) ON DELETE CASCADE,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  form TEXT NOT NULL,
  PRIMARY KEY (entity_id, start, stop)
) WITHOUT ROWID;
CREATE TABLE office (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  holder_id INTEGER NOT NULL REFERENCES entity(id),
  identity_id INTEGER NOT NULL REFERENCES identity(id),
  title TEXT NOT NULL,
  organization_id INTEGER REFERENCES entity(id),
  organization TEXT,
  place TEXT,
  status TEXT NOT NULL,
  from_date TEXT,
  to_date TEXT,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  publisher TEXT,
  url TEXT,
  added_at TEXT NOT NULL,
  UNIQUE (article_id, name)
);
CREATE TABLE position (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  actor_id INTEGER REFERENCES entity(id),
  identity_id INTEGER REFERENCES identity(id),
  actor_text TEXT NOT NULL,
  act TEXT NOT NULL,
  toward_id INTEGER REFERENCES entity(id),
  target TEXT,
  target_text TEXT,
  statement_id INTEGER REFERENCES statement(id),
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE TABLE question (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  first_id INTEGER NOT NULL REFERENCES identity(id) ON DELETE CASCADE,
  second_id INTEGER NOT NULL REFERENCES identity(id) ON DELETE CASCADE,
  score REAL NOT NULL,
  UNIQUE (first_id, second_id)
);
CREATE TABLE quotation (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  speaker TEXT,
  appearances INTEGER NOT NULL
);
CREATE TABLE quotation_key (
  name TEXT PRIMARY KEY,           -- hash of one quoted sentence's words
  quotation_id INTEGER NOT NULL REFERENCES quotation(id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  terms TEXT NOT NULL,             -- JSON: what is searched for
  seen INTEGER NOT NULL,           -- the article that was added last when somebody looked
  author TEXT NOT NULL,
  made_at TEXT NOT NULL,
  seen_at TEXT NOT NULL
);
CREATE TABLE silence (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  party_id INTEGER REFERENCES entity(id),
  identity_id INTEGER REFERENCES identity(id),
  party_text TEXT NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  sentence TEXT NOT NULL,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE TABLE star (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,              -- what the fact said when it was kept
  place TEXT NOT NULL UNIQUE,      -- JSON: article, kind, spans and details
  note TEXT,
  author TEXT NOT NULL,
  made_at TEXT NOT NULL
);
CREATE TABLE statement (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  local_id TEXT NOT NULL,
  mode TEXT NOT NULL,
  speaker_id INTEGER REFERENCES entity(id),
  identity_id INTEGER REFERENCES identity(id),
  speaker TEXT,
  text TEXT NOT NULL,
  source TEXT,
  cue TEXT,
  content TEXT NOT NULL,
  setting TEXT,
  said TEXT,
  inside_id INTEGER REFERENCES statement(id) DEFERRABLE INITIALLY DEFERRED,
  confidence REAL NOT NULL,
  quotation_id INTEGER REFERENCES quotation(id),
  at TEXT,
  tags TEXT NOT NULL,              -- words to filter the full-text search by: i12 is identity 12
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, attributed_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_name TEXT, read_speaker TEXT, read_speaker_id INTEGER REFERENCES entity(id), manner TEXT NOT NULL DEFAULT 'said', force TEXT NOT NULL DEFAULT 'asserts', addressee TEXT, addressee_id INTEGER REFERENCES entity(id), addressee_text TEXT, channel TEXT, anonymity TEXT, anonymity_text TEXT, cue_text TEXT, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE VIRTUAL TABLE statement_fts USING fts5(text, tags, content="statement", content_rowid='id', tokenize='porter unicode61');
CREATE TABLE 'statement_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'statement_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'statement_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE 'statement_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE superseded (
  id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  name TEXT NOT NULL               -- the article's
);
CREATE TABLE tie (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject_id INTEGER NOT NULL REFERENCES entity(id),
  identity_id INTEGER NOT NULL REFERENCES identity(id),
  object_id INTEGER REFERENCES entity(id),
  object_identity_id INTEGER REFERENCES identity(id),
  object_text TEXT,
  when_date TEXT,
  evidence TEXT NOT NULL,
  confidence REAL NOT NULL,
  rule TEXT NOT NULL,
  at TEXT,
  rejected_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, accepted_by INTEGER REFERENCES correction(id) ON DELETE SET NULL, read_confidence REAL,
  UNIQUE (article_id, n)
);
CREATE TABLE time_expression (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  article_id INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  n INTEGER NOT NULL,
  start INTEGER NOT NULL,
  stop INTEGER NOT NULL,
  type TEXT NOT NULL,
  value TEXT,
  edtf TEXT,
  UNIQUE (article_id, n)
);
CREATE TRIGGER article_ad AFTER DELETE ON article BEGIN
  INSERT INTO article_fts(article_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;
CREATE TRIGGER article_au AFTER UPDATE OF title, text ON article BEGIN
  INSERT INTO article_fts(article_fts, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
  INSERT INTO article_fts(rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER article_restored AFTER UPDATE OF superseded_by ON article
WHEN new.superseded_by IS NULL BEGIN
  DELETE FROM superseded WHERE id = new.id;
END;
CREATE TRIGGER article_superseded AFTER UPDATE OF superseded_by ON article
WHEN new.superseded_by IS NOT NULL BEGIN
  INSERT OR IGNORE INTO superseded (id, name) VALUES (new.id, new.name);
END;
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
CREATE TRIGGER figure_ad AFTER DELETE ON figure BEGIN
  INSERT INTO figure_fts(figure_fts, rowid, unit, sentence) VALUES ('delete', old.id, old.unit, old.sentence);
END;
CREATE TRIGGER figure_au AFTER UPDATE OF unit, sentence ON figure BEGIN
  INSERT INTO figure_fts(figure_fts, rowid, unit, sentence) VALUES ('delete', old.id, old.unit, old.sentence);
  INSERT INTO figure_fts(rowid, unit, sentence) VALUES (new.id, new.unit, new.sentence);
END;
CREATE TRIGGER identity_name_ad AFTER DELETE ON identity_name BEGIN
  INSERT INTO identity_name_fts(identity_name_fts, rowid, name) VALUES ('delete', old.id, old.name);
END;
CREATE TRIGGER statement_ad AFTER DELETE ON statement BEGIN
  INSERT INTO statement_fts(statement_fts, rowid, text, tags) VALUES ('delete', old.id, old.text, old.tags);
END;
CREATE TRIGGER statement_au AFTER UPDATE OF text, tags ON statement BEGIN
  INSERT INTO statement_fts(statement_fts, rowid, text, tags) VALUES ('delete', old.id, old.text, old.tags);
  INSERT INTO statement_fts(rowid, text, tags) VALUES (new.id, new.text, new.tags);
END;
CREATE VIEW disputed AS
  SELECT d.id, 'd' || d.article_id || '.' || d.n AS fact, coalesce(c.name, one.name) AS first,
    coalesce(e.name, other.name) AS second, c.id AS first_id, e.id AS second_id, d.kind, d.about_text AS about,
    d.at, d.confidence, d.article_id, a.name AS article, a.publisher, d.evidence
  FROM dispute d JOIN article a ON a.id = d.article_id
  JOIN dispute_party one ON one.dispute_id = d.id AND one.side = 1
  JOIN dispute_party other ON other.dispute_id = d.id AND other.side = 2
  LEFT JOIN identity i ON i.id = one.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  LEFT JOIN identity j ON j.id = other.identity_id LEFT JOIN identity e ON e.id = j.canonical_id
  WHERE d.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW figures AS
  SELECT f.id, 'f' || f.article_id || '.' || f.n AS fact, f.name AS figure, f.low, f.high, f.qualifier, f.unit, f.quantity,
    f.change, f.of_text AS measured, f.period, f.sentence, f.at, f.confidence, f.article_id,
    coalesce(a.copy_of, a.id) AS witness_id, a.name AS article, a.publisher, f.evidence
  FROM figure f JOIN article a ON a.id = f.article_id
  WHERE f.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW held AS
  SELECT o.id, 'o' || o.article_id || '.' || o.n AS fact, c.id AS person_id, c.name AS person, o.title, o.organization,
    o.place, o.status, o.from_date, o.to_date, o.at, o.confidence, o.article_id, a.name AS article, a.publisher, o.evidence
  FROM office o JOIN article a ON a.id = o.article_id
  JOIN identity i ON i.id = o.identity_id JOIN identity c ON c.id = i.canonical_id
  WHERE o.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW organization AS
  SELECT c.id, c.name, sum(i.articles - coalesce(r.articles, 0)) AS articles, min(i.first_seen) AS first_seen,
    max(i.last_seen) AS last_seen
  FROM identity c JOIN identity i ON i.canonical_id = c.id
  LEFT JOIN (SELECT e.identity_id, count(DISTINCT e.article_id) AS articles FROM superseded k
    JOIN entity e ON e.article_id = k.id GROUP BY e.identity_id) r ON r.identity_id = i.id
  WHERE c.kind = 'organization' AND c.canonical_id = c.id GROUP BY c.id
  HAVING sum(i.articles - coalesce(r.articles, 0)) > 0;
CREATE VIEW person AS
  SELECT c.id, c.name, sum(i.articles - coalesce(r.articles, 0)) AS articles, min(i.first_seen) AS first_seen,
    max(i.last_seen) AS last_seen
  FROM identity c JOIN identity i ON i.canonical_id = c.id
  LEFT JOIN (SELECT e.identity_id, count(DISTINCT e.article_id) AS articles FROM superseded k
    JOIN entity e ON e.article_id = k.id GROUP BY e.identity_id) r ON r.identity_id = i.id
  WHERE c.kind = 'person' AND c.canonical_id = c.id GROUP BY c.id
  HAVING sum(i.articles - coalesce(r.articles, 0)) > 0;
CREATE VIEW said AS
  SELECT s.id, 's' || s.article_id || '.' || s.n AS fact, c.id AS person_id, c.name AS person,
    coalesce(c.name, s.speaker) AS speaker, s.cue_text AS cue, s.text, s.mode, s.manner, s.force,
    s.addressee_text AS addressee, s.channel, s.anonymity_text AS anonymity, s.at, s.said, s.confidence, q.appearances,
    s.quotation_id, s.article_id, a.name AS article, a.publisher, s.content
  FROM statement s JOIN article a ON a.id = s.article_id
  LEFT JOIN quotation q ON q.id = s.quotation_id
  LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  WHERE s.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW silences AS
  SELECT z.id, 'z' || z.article_id || '.' || z.n AS fact, c.id AS party_id, coalesce(c.name, z.party_text) AS party, z.outcome,
    z.sentence, z.at, z.confidence, z.article_id, a.name AS article, a.publisher, z.evidence
  FROM silence z JOIN article a ON a.id = z.article_id
  LEFT JOIN identity i ON i.id = z.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  WHERE z.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW stands AS
  SELECT p.id, 'p' || p.article_id || '.' || p.n AS fact, c.id AS person_id, c.name AS person,
    coalesce(c.name, p.actor_text) AS actor, p.act, d.id AS toward_id, coalesce(d.name, w.name) AS toward,
    p.target_text AS target, CASE WHEN s.identity_id IS p.identity_id THEN NULL ELSE s.speaker END AS according_to,
    p.at, p.confidence, p.article_id, a.name AS article, a.publisher, p.evidence
  FROM position p JOIN article a ON a.id = p.article_id
  LEFT JOIN statement s ON s.id = p.statement_id
  LEFT JOIN identity i ON i.id = p.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  LEFT JOIN entity w ON w.id = p.toward_id
  LEFT JOIN identity j ON j.id = w.identity_id LEFT JOIN identity d ON d.id = j.canonical_id
  WHERE p.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW tied AS
  SELECT t.id, 't' || t.article_id || '.' || t.n AS fact, c.id AS subject_id, c.name AS subject, t.kind,
    d.id AS object_id, coalesce(d.name, t.object_text) AS object, t.when_date, t.at, t.confidence, t.article_id,
    a.name AS article, a.publisher, t.evidence
  FROM tie t JOIN article a ON a.id = t.article_id
  JOIN identity i ON i.id = t.identity_id JOIN identity c ON c.id = i.canonical_id
  LEFT JOIN identity j ON j.id = t.object_identity_id LEFT JOIN identity d ON d.id = j.canonical_id
  WHERE t.rejected_by IS NULL AND a.superseded_by IS NULL;
CREATE VIEW timeline AS
  SELECT e.id, 'e' || e.article_id || '.' || e.n AS fact, e.when_date, e.day, e.name AS happening,
    substr(a.text, json_extract(e.evidence, '$[0][0]') + 1,
      json_extract(e.evidence, '$[0][1]') - json_extract(e.evidence, '$[0][0]')) AS sentence,
    e.at, e.confidence, e.article_id, a.name AS article, a.publisher, e.evidence
  FROM event e JOIN article a ON a.id = e.article_id
  WHERE e.rejected_by IS NULL AND a.superseded_by IS NULL;
