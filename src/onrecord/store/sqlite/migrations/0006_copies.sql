-- The copies of an article with what tells versions apart, from the index alone: of a story that two hundred papers
-- have, each new copy read two hundred articles.
DROP INDEX article_copy_of;
CREATE INDEX article_copy_of ON article(copy_of, superseded_by, id, source, url, publisher, published)
  WHERE copy_of IS NOT NULL;

-- The articles that later versions replaced, to be looked up by number: no answer has to gather them first.
CREATE TABLE superseded (
  id INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  name TEXT NOT NULL               -- the article's
);
INSERT INTO superseded (id, name) SELECT id, name FROM article WHERE superseded_by IS NOT NULL;
CREATE TRIGGER article_superseded AFTER UPDATE OF superseded_by ON article
WHEN new.superseded_by IS NOT NULL BEGIN
  INSERT OR IGNORE INTO superseded (id, name) VALUES (new.id, new.name);
END;
CREATE TRIGGER article_restored AFTER UPDATE OF superseded_by ON article
WHEN new.superseded_by IS NULL BEGIN
  DELETE FROM superseded WHERE id = new.id;
END;
