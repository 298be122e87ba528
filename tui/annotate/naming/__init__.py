"""From the words that name a source to somebody: pronouns, roles, descriptions, and the ledger of voices."""
