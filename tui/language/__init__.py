"""How an article is cut: blocks and their roles, sentences, quotations, names."""
