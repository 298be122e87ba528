"""The teacher's report: in the terminal, as a page, as a table."""
