-- The copies of an article with what tells versions apart, from the index alone: of a story that two hundred papers
-- have, each new copy read two hundred articles.
DROP INDEX article_copy_of;
CREATE INDEX article_copy_of ON article(copy_of, superseded_by, id, source, url, publisher, published)
  WHERE copy_of IS NOT NULL;
