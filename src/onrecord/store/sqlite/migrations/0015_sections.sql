-- Schema 15: the section of its outlet that each article stands in.
ALTER TABLE article ADD COLUMN section TEXT;
