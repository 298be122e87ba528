"""How the weights of `tui/model` were made; never imported by `tui`."""
