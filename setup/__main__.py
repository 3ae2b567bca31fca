"""Refuses a Python that is too old in one sentence, then hands over; any Python 3.6 must read this file."""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Check the Python that runs this, then prepare what the command line asks for."""
    if sys.version_info < OLDEST:
        needed, found = (".".join(map(str, version[:2])) for version in (OLDEST, sys.version_info))
        sys.stderr.write(f"Amble needs Python {needed} or newer and this is {found}; ")
        sys.stderr.write("name a newer one, for example: make run PYTHON=python3.12\n")
        return 1
    from setup.prepare import run

    try:
        return run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
