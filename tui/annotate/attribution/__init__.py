"""Who says so, in which words: the rules, the model, and what comes of the two."""
