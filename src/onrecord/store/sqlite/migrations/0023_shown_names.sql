-- Schema 23: who is shown by a name, and what was added since a moment, are looked up.
CREATE INDEX identity_shown ON identity (name COLLATE NOCASE);
CREATE INDEX article_added ON article (added_at);
