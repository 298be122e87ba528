"""The clauses of an article: the signals of claims and charges, who carries a claim, and why one is marked."""
