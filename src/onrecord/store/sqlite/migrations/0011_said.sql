-- Schema 11: what statements do with their content, for other readers of the file.
DROP VIEW said;
CREATE VIEW said AS
  SELECT s.id, 's' || s.article_id || '.' || s.n AS fact, c.id AS person_id, coalesce(c.name, s.speaker) AS person,
    s.cue_text AS cue, s.text, s.mode, s.manner, s.force, s.addressee_text AS addressee, s.channel,
    s.anonymity_text AS anonymity, s.at, s.said, s.confidence, q.appearances, s.quotation_id, s.article_id,
    a.name AS article, a.publisher, s.content
  FROM statement s JOIN article a ON a.id = s.article_id
  LEFT JOIN quotation q ON q.id = s.quotation_id
  LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  WHERE s.rejected_by IS NULL AND a.superseded_by IS NULL;
