"""What terminal, page and web app share: labels, dates, summaries, highlights and charts."""
