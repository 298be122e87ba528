"""Who is charged with what by whom, and whether anybody answers."""
