"""Standard output and standard error, written so that no encoding and no closed pipe can break a command."""

import codecs
import errno
import io
import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from exercises.commands import text
from exercises.errors import AmbleError

# What we write ourselves, for terminals that know ASCII only.
_PLAIN = {
    "…": "...",
    "·": "-",
    "×": "x",
    "–": "-",
    "—": "-",
    "−": "-",
    "→": "->",
    "←": "<-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "°": " degrees",
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
}
# Characters by which a file's name could steer the terminal.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def make_streams_safe() -> None:
    """Let both output streams write what their encoding lacks in plain letters instead of failing."""
    codecs.register_error("amble-plain", _in_plain_letters)
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - for as long as we run
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="amble-plain")
    if isinstance(sys.stdin, io.TextIOWrapper):
        # What is typed in another encoding is asked for again instead of failing.
        sys.stdin.reconfigure(errors="replace")


def _in_plain_letters(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    character = error.object[error.start]
    if "\udc80" <= character <= "\udcff":  # a byte of a file's name that was no text: give it back as it came
        return bytes([ord(character) - 0xDC00]), error.start + 1
    plain = _PLAIN.get(character)
    if plain is None:
        plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return plain or "?", error.start + 1


def plain(words: str) -> str:
    """Words in ASCII only, as near to the original as it gets."""
    codecs.register_error("amble-plain", _in_plain_letters)
    return words.encode("ascii", "amble-plain").decode("ascii", "replace")


def say(line: str = "") -> None:
    """Write a line for people on standard output, at once."""
    write(sys.stdout, _steady(line) + "\n")


def say_part(words: str) -> None:
    """Write the beginning of a line, such as a question."""
    write(sys.stdout, _steady(words))


def say_all(lines: Iterable[str]) -> None:
    """Write many lines in one go."""
    write(sys.stdout, "".join(_steady(line) + "\n" for line in lines))


def warn(line: str) -> None:
    """Write a line on standard error."""
    sys.stdout.flush()
    write(sys.stderr, _steady(line) + "\n")


def say_json(value: object) -> None:
    """Write JSON: as it is where the output is UTF-8, else with everything beyond ASCII escaped."""
    document = json.dumps(value, ensure_ascii=not _is_utf8(sys.stdout), indent=2)
    # Half a character, from a file's name that was no text, can't be written even in UTF-8.
    write(sys.stdout, re.sub("[\ud800-\udfff]", lambda half: json.dumps(half[0])[1:-1], document) + "\n")


def say_csv_text(table: str) -> None:
    """Write a finished CSV table, in UTF-8 whatever the terminal speaks, with its line ends as they are."""
    say_bytes(table.encode("utf-8", "surrogateescape"))


def say_bytes(data: bytes) -> None:
    """Write bytes of a file on standard output as they are."""
    write(sys.stdout, "")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What waits in the buffer would fail again at every later flush, the interpreter's own included.
        drop_output()
        raise AmbleError(text.output_fails(error.strerror or str(error))) from error


def drop_output() -> None:
    """Send what is still waiting to be written nowhere, so that the interpreter's end stays quiet too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, sys.stdout.fileno())
    except OSError as error:
        if error.errno not in (errno.EBADF, None):
            raise
    finally:
        os.close(nowhere)


def _steady(line: str) -> str:
    return _STEERING.sub("\ufffd", line)


def write(stream: TextIO, written: str) -> None:
    """Write as it is, at once; raises AmbleError when that can't be done, BrokenPipeError when nobody reads it."""
    try:
        stream.write(written)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What waits in the buffer would fail again at every later flush, the interpreter's own included.
        drop_output()
        raise AmbleError(text.output_fails(error.strerror or str(error))) from error


def _is_utf8(stream: TextIO) -> bool:
    try:
        return codecs.lookup(stream.encoding or "ascii").name == "utf-8"
    except LookupError:
        return False
