"""Adding records to the store."""
