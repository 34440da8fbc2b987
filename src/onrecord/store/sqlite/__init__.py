"""SQLite: the connection, the schema and all SQL."""
