"""The rows of what people keep beside the facts: stars, searches, and the fields that they write anew."""
