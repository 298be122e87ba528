"""The names in an article and who they are."""
