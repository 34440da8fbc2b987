"""The web app: reads the store, and changes it through its own functions only."""
