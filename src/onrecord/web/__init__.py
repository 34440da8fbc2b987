"""The web app: reads the store, and changes it through its own functions only."""

from onrecord.web.app import create_app

__all__ = ["create_app"]
