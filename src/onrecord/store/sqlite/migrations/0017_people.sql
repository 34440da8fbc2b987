-- Schema 17: a person is a person, for other readers of the file: null where only words name the speaker or the actor.
DROP VIEW said;
CREATE VIEW said AS
  SELECT s.id, 's' || s.article_id || '.' || s.n AS fact, c.id AS person_id, c.name AS person,
    coalesce(c.name, s.speaker) AS speaker, s.cue_text AS cue, s.text, s.mode, s.manner, s.force,
    s.addressee_text AS addressee, s.channel, s.anonymity_text AS anonymity, s.at, s.said, s.confidence, q.appearances,
    s.quotation_id, s.article_id, a.name AS article, a.publisher, s.content
  FROM statement s JOIN article a ON a.id = s.article_id
  LEFT JOIN quotation q ON q.id = s.quotation_id
  LEFT JOIN identity i ON i.id = s.identity_id LEFT JOIN identity c ON c.id = i.canonical_id
  WHERE s.rejected_by IS NULL AND a.superseded_by IS NULL;
DROP VIEW stands;
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
