"""Articles out of pages and documents, found in a child process."""
