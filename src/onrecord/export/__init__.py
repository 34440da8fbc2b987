"""One file a format: a record in the form that a person or another tool reads."""
