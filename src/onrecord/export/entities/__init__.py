"""Formats of who is who: people, organizations, offices and ties."""
