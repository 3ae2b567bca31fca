"""Whether two versions of a file say the same."""

from typing import Final

_SCHEMA: Final = "# yaml-language-server:"


def same_text(one: bytes, other: bytes) -> bool:
    """Whether two YAML files differ by nothing that anybody wrote.

    Line ends, a byte order mark, the end of the last line and the line that leads editors to the schema don't count.
    """
    return one == other or plain_lines(one) == plain_lines(other)


def comparable(data: bytes) -> str:
    """A file's text as it is held against another one: what does not count is left out."""
    return "".join(f"{line}\n" for line in plain_lines(data))


def plain_lines(data: bytes) -> list[str]:
    """A file's lines without what does not count; bytes that are no text are shown as such."""
    text = data.decode("utf-8-sig", errors="backslashreplace").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.rstrip("\n").split("\n")
    return lines[1:] if lines[0].startswith(_SCHEMA) else lines
