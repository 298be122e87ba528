"""`python -m tui` is the command `readwise-tui`."""

from tui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
