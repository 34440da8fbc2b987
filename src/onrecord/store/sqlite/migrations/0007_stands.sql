-- Who stands where, and who differs with whom, for other readers of the file.
CREATE VIEW stands AS
  SELECT p.id, 'p' || p.article_id || '.' || p.n AS fact, c.id AS person_id, coalesce(c.name, p.actor_text) AS person, p.act,
    p.target_text AS target, CASE WHEN s.identity_id IS p.identity_id THEN NULL ELSE s.speaker END AS according_to,
    p.at, p.confidence, p.article_id, a.name AS article, a.publisher, p.evidence
  FROM position p JOIN article a ON a.id = p.article_id
  LEFT JOIN statement s ON s.id = p.statement_id
  LEFT JOIN identity i ON i.id = p.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  WHERE p.rejected_by IS NULL AND a.superseded_by IS NULL;

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
