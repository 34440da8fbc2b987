"""English: word lists with their sources, and what is read from them: titles, numbers, units, name keys."""
