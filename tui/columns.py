"""How wide plain lines are, and what `--width` takes."""

import argparse

NARROWEST, COMFORTABLE, WIDEST = 20, 80, 200
"""Columns."""
ARE_FROM_TO = f"{NARROWEST} to {WIDEST}"


def columns(argument: str) -> int:
    """The columns that an argument asks for.

    Raises:
        argparse.ArgumentTypeError: it is no number from NARROWEST to WIDEST.
    """
    if not argument.isdecimal() or len(argument) > 3 or not NARROWEST <= int(argument) <= WIDEST:
        raise argparse.ArgumentTypeError(f"{argument[:20]} is not a number of columns from {ARE_FROM_TO}")
    return int(argument)
