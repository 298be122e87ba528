"""What is read: articles, their blocks and links, and how they come in."""
