-- Schema 14: whether what a figure measures rises or falls, and the words for what it measures. Figures of earlier schemas
-- get them when their article is read again.
ALTER TABLE figure ADD COLUMN change TEXT;
ALTER TABLE figure ADD COLUMN "of" TEXT;
ALTER TABLE figure ADD COLUMN of_text TEXT;

DROP VIEW figures;
CREATE VIEW figures AS
  SELECT f.id, 'f' || f.article_id || '.' || f.n AS fact, f.name AS figure, f.low, f.high, f.qualifier, f.unit, f.quantity,
    f.change, f.of_text AS measured, f.period, f.sentence, f.at, f.article_id, coalesce(a.copy_of, a.id) AS witness_id,
    a.name AS article, a.publisher, f.evidence
  FROM figure f JOIN article a ON a.id = f.article_id
  WHERE f.rejected_by IS NULL AND a.superseded_by IS NULL;
