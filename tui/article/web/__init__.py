"""Articles from the web: fetched over one checked connection, under one clock, and kept."""
