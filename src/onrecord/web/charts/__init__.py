"""The charts of the web app."""
