"""The rules of time expressions, by what they count from."""
