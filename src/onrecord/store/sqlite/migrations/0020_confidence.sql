-- Schema 20: how sure onrecord is of a figure and of a name, as of other facts. What earlier schemas added has null until its
-- article is read again.
ALTER TABLE entity ADD COLUMN confidence REAL;
ALTER TABLE figure ADD COLUMN confidence REAL;

DROP VIEW figures;
CREATE VIEW figures AS
  SELECT f.id, 'f' || f.article_id || '.' || f.n AS fact, f.name AS figure, f.low, f.high, f.qualifier, f.unit, f.quantity,
    f.change, f.of_text AS measured, f.period, f.sentence, f.at, f.confidence, f.article_id,
    coalesce(a.copy_of, a.id) AS witness_id, a.name AS article, a.publisher, f.evidence
  FROM figure f JOIN article a ON a.id = f.article_id
  WHERE f.rejected_by IS NULL AND a.superseded_by IS NULL;

-- Articles that a later version replaced do not count.
DROP VIEW person;
CREATE VIEW person AS
  SELECT c.id, c.name, sum(i.articles - coalesce(r.articles, 0)) AS articles, min(i.first_seen) AS first_seen,
    max(i.last_seen) AS last_seen
  FROM identity c JOIN identity i ON i.canonical_id = c.id
  LEFT JOIN (SELECT e.identity_id, count(DISTINCT e.article_id) AS articles FROM superseded k
    JOIN entity e ON e.article_id = k.id GROUP BY e.identity_id) r ON r.identity_id = i.id
  WHERE c.kind = 'person' AND c.canonical_id = c.id GROUP BY c.id
  HAVING sum(i.articles - coalesce(r.articles, 0)) > 0;
DROP VIEW organization;
CREATE VIEW organization AS
  SELECT c.id, c.name, sum(i.articles - coalesce(r.articles, 0)) AS articles, min(i.first_seen) AS first_seen,
    max(i.last_seen) AS last_seen
  FROM identity c JOIN identity i ON i.canonical_id = c.id
  LEFT JOIN (SELECT e.identity_id, count(DISTINCT e.article_id) AS articles FROM superseded k
    JOIN entity e ON e.article_id = k.id GROUP BY e.identity_id) r ON r.identity_id = i.id
  WHERE c.kind = 'organization' AND c.canonical_id = c.id GROUP BY c.id
  HAVING sum(i.articles - coalesce(r.articles, 0)) > 0;
