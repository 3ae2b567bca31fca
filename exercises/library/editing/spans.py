"""Where the pieces of a file really begin and end: the parser's own ends reach over comments and blank lines."""

import re
from typing import Final

from exercises.library.editing.document import RefusedError
from exercises.library.editing.sheet import Sheet
from exercises.library.tree import Entry, Mapping, Node, Scalar, Sequence

_COLON: Final = re.compile(r"[ \t]*:")
_ODD: Final = 'This part is written with "?" before a key; change it in the text itself.'


def is_flow(sheet: Sheet, node: Node) -> bool:
    """Whether a list or mapping stands between brackets."""
    return isinstance(node, Mapping | Sequence) and sheet.text[node.at.start] in "[{"


def is_block(sheet: Sheet, node: Node) -> bool:
    """Whether a list or mapping is written with lines and indentation."""
    return isinstance(node, Mapping | Sequence) and not is_flow(sheet, node)


def is_block_text(sheet: Sheet, node: Node) -> bool:
    """Whether a text stands below `|` or `>`."""
    return isinstance(node, Scalar) and not node.empty and sheet.text[node.at.start] in "|>"


def colon_end(sheet: Sheet, entry: Entry) -> int:
    """Behind the colon of a key; behind the key where it has none (`{a, b}`)."""
    colon = _COLON.match(sheet.text, entry.key.at.end)
    return colon.end() if colon else entry.key.at.end


def entry_end(sheet: Sheet, entry: Entry) -> int:
    """Where a key's value ends, or its colon when there is no value."""
    if isinstance(entry.value, Scalar) and entry.value.empty:
        return colon_end(sheet, entry)
    return node_end(sheet, entry.value)


def node_end(sheet: Sheet, node: Node) -> int:
    """Where what is written of a part ends, without the comments and blank lines behind it."""
    while True:
        if isinstance(node, Mapping) and is_block(sheet, node):
            last = node.entries[-1]
            if isinstance(last.value, Scalar) and last.value.empty:
                return colon_end(sheet, last)
            node = last.value
        elif isinstance(node, Sequence) and is_block(sheet, node):
            node = node.items[-1]
        elif is_block_text(sheet, node):
            return _block_text_end(sheet, node)
        else:
            return node.at.end


def _block_text_end(sheet: Sheet, node: Node) -> int:
    """The end of the last line of a text below `|` or `>`; with `+` the blank lines behind it belong to it."""
    text = sheet.text[node.at.start : min(node.at.end, len(sheet.text))]
    if "+" not in block_header(text):
        text = text.rstrip(" \t\r\n\x85\u2028\u2029")
        # Spaces at the end of the last line are part of the text.
        number = sheet.number(node.at.start + len(text))
        return sheet.start(number) + len(sheet.line(number))
    return node.at.start + len(text.removesuffix("\n").removesuffix("\r"))


def block_header(text: str) -> str:
    """The `|` or `>` of a text with what stands directly behind it."""
    found = re.match(r"[|>][-+0-9]*", text)
    return found[0] if found else ""


def first_head(node: Mapping | Sequence) -> int:
    """Where the first key or dash of a mapping or list of lines stands. Raises RefusedError for keys after `?`."""
    if isinstance(node, Mapping) and (not node.entries or node.entries[0].key.at.start != node.at.start):
        raise RefusedError(_ODD)
    return node.at.start


def dash_of(sheet: Sheet, item: Node, column: int) -> int:
    """Where the dash of an item of a list of lines stands, other than the first one."""
    number = sheet.number(item.at.start)
    while number >= 0:
        line = sheet.line(number)
        if line[column : column + 1] == "-" and not line[:column].strip(" "):
            return sheet.start(number) + column
        number -= 1
    raise RefusedError(_ODD)


def demand_plain_key(sheet: Sheet, offset: int) -> None:
    """Raise RefusedError when something other than space stands before a key on its line."""
    if sheet.before(offset).strip(" "):
        raise RefusedError(_ODD)
