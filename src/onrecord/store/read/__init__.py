"""What the store answers."""
