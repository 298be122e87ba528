"""What is marked: one module a layer, over a shared `Annotation`; `engine.read` runs them."""
