-- Schema 10: one apostrophe in the keys by which names are found, and "o" for "ø": O’Brien is O'Brien, Søren is Soren.

UPDATE OR IGNORE identity_key SET name =
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(name, '’', ''''), 'ʼ', ''''), '‘', ''''), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'æ', 'ae'), 'œ', 'oe'), 'ı', 'i'), 'ħ', 'h')
  WHERE name GLOB '*[’ʼ‘øłđðþæœıħ]*';
DELETE FROM identity_key WHERE name GLOB '*[’ʼ‘øłđðþæœıħ]*';
