"""What leaves: an article's reading as JSON lines and as plain linear text."""
