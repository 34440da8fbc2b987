-- The ties between two, for the chart of those around somebody: 40 by 40 looked up in place of all of theirs.
CREATE INDEX tie_between ON tie(identity_id, object_identity_id) WHERE object_identity_id IS NOT NULL;

-- The last figures of one quantity, without putting all of them in order: of percentages there are 100,000.
CREATE INDEX figure_counted ON figure(quantity) WHERE quantity IS NOT NULL;
