"""How addresses are visited, as options of the command line: the same for reading and for making an exercise."""

import argparse

from tui.article.web.visit import Visit


def add_visiting(parser: argparse.ArgumentParser) -> None:
    """The options that say how an address is visited."""
    parser.add_argument("--fresh", action="store_true", help="fetch a page anew, even if it was kept")
    parser.add_argument("--no-history", action="store_true", help="keep nothing of a page and use nothing kept")
    parser.add_argument("--proxy", metavar="ADDRESS", help="fetch through a proxy, http://NAME:PORT; else through none")
    parser.add_argument("--allow-local", action="store_true", help="fetch from this computer's own network if asked to")


def visit(options: argparse.Namespace) -> Visit:
    """What these options ask for."""
    return Visit(options.fresh, not options.no_history, options.allow_local, options.proxy)
