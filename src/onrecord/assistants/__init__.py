"""What language assistants ask of a store, over the Model Context Protocol: read-only, each answer with its words."""
