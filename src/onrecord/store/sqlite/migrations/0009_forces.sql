-- Schema 9: what a statement does with its content, how it was said and to whom; the words of its cue. Statements of
-- earlier schemas get the words of their cue; the rest when their article is read again.
ALTER TABLE statement ADD COLUMN manner TEXT NOT NULL DEFAULT 'said';
ALTER TABLE statement ADD COLUMN force TEXT NOT NULL DEFAULT 'asserts';
ALTER TABLE statement ADD COLUMN addressee TEXT;
ALTER TABLE statement ADD COLUMN addressee_id INTEGER REFERENCES entity(id);
ALTER TABLE statement ADD COLUMN addressee_text TEXT;
ALTER TABLE statement ADD COLUMN channel TEXT;
ALTER TABLE statement ADD COLUMN anonymity TEXT;
ALTER TABLE statement ADD COLUMN anonymity_text TEXT;
ALTER TABLE statement ADD COLUMN cue_text TEXT;
CREATE INDEX statement_addressee ON statement(addressee_id) WHERE addressee_id IS NOT NULL;
CREATE INDEX statement_force ON statement(force, at) WHERE force <> 'asserts';

UPDATE statement SET cue_text = (
  SELECT group_concat(substr(a.text, json_extract(j.value, '$[0]') + 1,
    json_extract(j.value, '$[1]') - json_extract(j.value, '$[0]')), ' … ')
  FROM article a, json_each(statement.cue) j WHERE a.id = statement.article_id
) WHERE cue IS NOT NULL;
