"""The API of the web app."""
