"""How a statement was made: to whom, where, on which day, and why its source is not named."""
