"""Putting one text in the place of another, in the manner in which the old one was written."""

from exercises.library.editing.edit import Change
from exercises.library.editing.sheet import LINE_END, Sheet
from exercises.library.editing.spans import block_header
from exercises.library.editing.writing import (
    NARROWEST,
    fits_plain,
    folded_lines,
    literal_lines,
    quote_of,
    safe,
    written,
)
from exercises.library.tree import Scalar


def inline_changes(sheet: Sheet, node: Scalar, text: str, *, flow: bool, simply: bool) -> list[Change]:
    """Replace a text that stands on its key's line, or goes on over several; `simply` means on one line."""
    start, end = node.at.start, node.at.end
    source = sheet.text[start:end]
    wrapped = None if simply or not LINE_END.search(source) else _wrapped(sheet, node, text, flow=flow)
    return [Change(start, end, wrapped or written(text, flow=flow, quote=quote_of(source)))]


def _wrapped(sheet: Sheet, node: Scalar, text: str, *, flow: bool) -> str | None:
    """A text over several lines, as far as possible with the lines of the old one; None where that can't be."""
    source = sheet.text[node.at.start : node.at.end]
    quote = quote_of(source)
    if quote == '"' and ("\\" in source or "\\" in text or '"' in text):
        return None
    if not quote and not all(fits_plain(part, flow=flow) for part in text.split("\n") if part):
        return None
    if quote == "'":
        text = text.replace("'", "''")
    inside = source[1:-1] if quote else source
    old = [line.strip(" \t") for line in LINE_END.split(inside)]
    lines = folded_lines(text, old, max(NARROWEST, *map(len, old)))
    if lines is None:
        return None
    further = next(line for line in LINE_END.split(source)[1:] if line.strip())
    indent = further[: len(further) - len(further.lstrip(" \t"))]
    line_end = sheet.line_end_at(node.at.start)
    return quote + line_end.join([lines[0], *(indent + line if line else "" for line in lines[1:])]) + quote


def block_text_changes(sheet: Sheet, node: Scalar, text: str, column: int, *, simply: bool) -> list[Change]:
    """Replace a text below `|` or `>`; `column` is that of the key or dash it belongs to."""
    start = node.at.start
    header = block_header(sheet.text[start : node.at.end])
    first, stop = sheet.next_line(start), _stop(sheet, node)
    lines = LINE_END.split(sheet.text[first:stop])[:-1]
    indent = _indent(header, lines, column)
    old = [line[indent:] for line in lines]
    new = None
    if header[0] == ">" and not simply:
        plain = old if not any(line.startswith((" ", "\t")) for line in old) else []
        new = folded_lines(text, plain, max(NARROWEST, *map(len, [*old, ""])))
    if new is None and not (simply and header[0] == "|"):
        new = literal_lines(text)
        if new is not None and header[0] == ">":
            header_change = [Change(start, start + 1, "|")]
            return [*header_change, _lines_change(sheet, first, stop, new, indent)]
    if new is None:
        return [Change(start, start + len(header), written(text, flow=False, quote='"')), Change(first, stop, "")]
    return [_lines_change(sheet, first, stop, new, indent)]


def _stop(sheet: Sheet, node: Scalar) -> int:
    """Where the line behind the last one with something on it begins."""
    first = sheet.next_line(node.at.start)
    end = node.at.start + len(sheet.text[node.at.start : node.at.end].rstrip(" \t\r\n\x85\u2028\u2029"))
    return max(first, sheet.next_line(end - 1))


def _indent(header: str, lines: list[str], column: int) -> int:
    digits = [int(character) for character in header if character.isdigit()]
    if digits:
        return max(column, 0) + digits[0]
    written_lines = [line for line in lines if line.strip(" ")]
    if not written_lines:
        return max(column, 0) + 2
    return len(written_lines[0]) - len(written_lines[0].lstrip(" "))


def _lines_change(sheet: Sheet, first: int, stop: int, lines: list[str], indent: int) -> Change:
    line_end = sheet.line_end_at(first - 1)
    spaces = " " * indent
    return Change(first, stop, "".join((spaces + line if line else "") + line_end for line in lines))


def plain_enough(text: str) -> bool:
    """Whether a text can stand below `|`."""
    return "\n" in text and safe(text.replace("\n", "")) and literal_lines(text) is not None
