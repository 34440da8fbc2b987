"""What is asked of the database and written to it, a module a topic: SQL in, rows or values out."""
