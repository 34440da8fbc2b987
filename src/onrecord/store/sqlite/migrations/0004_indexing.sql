-- Schema 4: full text is indexed at the end of a transaction, by `onrecord.store.sqlite.fulltext`, and no longer row by row:
-- within a statement that has triggers SQLite writes out what FTS5 gathered after every single row.
DROP TRIGGER article_ai;
DROP TRIGGER statement_ai;
DROP TRIGGER figure_ai;
DROP TRIGGER identity_name_ai;
