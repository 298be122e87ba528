"""What is marked: one module a layer, over a shared `Annotation`; `engine.read` runs them.

`sourced` rests on `attribution/` and `naming/`, `unverified` on `clauses/`, `loaded` on `wordings/`, `counterview` on
`replies/`; `weighed` adds up what the rules and the model say.
"""
