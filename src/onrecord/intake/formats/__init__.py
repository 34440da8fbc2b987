"""Every form of input that is not a plain text, a page or lines of JSON: archives, letters, documents, downloads."""
