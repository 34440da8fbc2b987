-- Schema 12: which versions of the program, the network and the rules read each article.
ALTER TABLE article ADD COLUMN read_by TEXT;
