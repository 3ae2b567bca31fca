"""Writes the lock files: every version with the hashes of all its files, for all systems and Python versions.

uv does the choosing, because it resolves for all systems at once; `make lock` installs it when asked for.
"""

import os
import subprocess
import sys

from setup.prepare import DEVELOP_LOCK, ROOT, RUN_LOCK

# `fewest` keeps one version for all Python versions; no annotations, since they would name every user of a package.
COMPILE = (
    *("pip", "compile", "--quiet", "--upgrade", "--universal", "--python-version=3.11"),
    *("--fork-strategy=fewest", "--generate-hashes", "--no-annotate", "--no-emit-index-url", "pyproject.toml"),
)


def main() -> None:
    """Lock what the program needs, then what development needs on top, with the same versions of the former."""
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    surroundings = {**os.environ, "UV_CUSTOM_COMPILE_COMMAND": "make lock"}
    uv = (sys.executable, "-m", "uv")
    runtime = ("--output-file", RUN_LOCK.name)
    develop = ("--extra", "dev", "--constraint", RUN_LOCK.name, "--output-file", DEVELOP_LOCK.name)
    for more in (runtime, develop):
        subprocess.run([*uv, *COMPILE, *more], check=True, cwd=ROOT, env=surroundings)


if __name__ == "__main__":
    main()
