"""A typed reader over one mapping: takes values out by key and collects everything that is wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar

from exercises.library.problems import Place, Problem, did_you_mean, key_path, short
from exercises.library.scalars import (
    MAX_SECONDS,
    MAX_TEXT,
    format_duration,
    parse_count,
    parse_decimal,
    parse_duration,
    parse_percent,
)
from exercises.library.tree import Entry, Mapping, Node, Scalar, Sequence

Choice = TypeVar("Choice", bound=StrEnum)

# Words that people try first, and the key that does it here.
_OTHER_WORDS: Final = {
    "title": "name",
    "description": "about",
    "duration": "for",
    "time": "for",
    "seconds": "for",
    "repetitions": "reps",
    "rounds": "repeat",
    "side": "sides",
    "equipment": "kit",
    "steps": "instructions",
}


_FLAGS: Final = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


@dataclass(frozen=True, slots=True)
class Located:
    """A text and where it stands, for checks that come after the file was read."""

    text: str
    at: Place
    path: str


class Report:
    """The problems of one file, in the order they were found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def say(self, at: Place, path: str, text: str) -> None:
        self.problems.append(Problem(at.line, at.column, at.width, text, path))


class Fields:
    """One mapping of a file, asked key by key.

    Every method returns None (or the given default) when the key is missing, has nothing after it, or is wrong; what is
    wrong has then been reported.
    """

    def __init__(self, mapping: Mapping, path: str, report: Report) -> None:
        self.at = mapping.at
        self.first = mapping.first
        self.path = path
        self._report = report
        self._entries = {entry.key.text: entry for entry in mapping.entries}

    def path_to(self, key: str) -> str:
        return key_path(self.path, key)

    def entry(self, key: str) -> Entry | None:
        """The entry of a key that has something after it."""
        entry = self._entries.get(key)
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.empty):
            return None
        return entry

    def has(self, key: str) -> bool:
        return self.entry(key) is not None

    @property
    def report(self) -> Report:
        """Where the problems of the whole file are collected."""
        return self._report

    def names(self) -> list[str]:
        """The keys in the order of the file, for mappings whose keys are the user's own words."""
        return list(self._entries)

    def is_list(self, key: str) -> bool:
        entry = self.entry(key)
        return entry is not None and isinstance(entry.value, Sequence)

    def say(self, at: Place, key: str, text: str) -> None:
        self._report.say(at, self.path_to(key) if key else self.path, text)

    def say_at_key(self, key: str, text: str) -> None:
        """Report something about a key itself; at the mapping's first key where it is missing."""
        entry = self._entries.get(key)
        self.say(self.first if entry is None else entry.key.at, key, text)

    def say_about(self, text: Located, words: str) -> None:
        """Report something about a text that was read."""
        self._report.say(text.at, text.path, words)

    def node(self, key: str, missing: str | None) -> Node | None:
        """The value of a key; `missing` is what to say when it is not there (None: the key is optional)."""
        entry = self.entry(key)
        if entry is None:
            if missing is not None:
                empty = self._entries.get(key)
                at = self.first if empty is None else empty.key.at
                self.say(at, key, missing)
            return None
        return entry.value

    def text(self, key: str, *, missing: str | None = None) -> str | None:
        """A text of 1 to 2,000 characters, without the white space around it."""
        found = self.located(key, missing=missing)
        return found.text.strip() if found else None

    def located(self, key: str, *, missing: str | None = None) -> Located | None:
        """A text together with its place."""
        return self._text(self.node(key, missing), self.path_to(key))

    def texts(self, key: str, *, at_most: int | None = None, missing: str | None = None) -> tuple[Located, ...]:
        """A list of texts."""
        node = self.node(key, missing)
        if node is None:
            return ()
        path = self.path_to(key)
        if not isinstance(node, Sequence):
            self._wrong_type(node, path, 'a list is due here: begin each entry on its own line with "- "')
            return ()
        if missing is not None and not node.items:
            self._report.say(node.at, path, missing)
        if at_most is not None and len(node.items) > at_most:
            self._report.say(node.items[at_most].at, path, f"{len(node.items)} entries are too many; at most {at_most}")
        found = []
        for index, item in enumerate(node.items):
            item_path = f"{path}[{index}]"
            if isinstance(item, Scalar) and item.empty:
                self._report.say(item.at, item_path, "nothing is written here; add a text or remove the entry")
                continue
            text = self._text(item, item_path)
            if text is not None:
                found.append(text)
        return tuple(found)

    def _text(self, node: Node | None, path: str) -> Located | None:
        if node is None:
            return None
        if not isinstance(node, Scalar):
            self._wrong_type(node, path, "a text is due here")
            return None
        if not node.text.strip():
            self._report.say(node.at, path, "the text between the quotes is empty")
            return None
        if len(node.text) > MAX_TEXT:
            self._report.say(
                node.at, path, f"this text has {len(node.text):,} characters; at most {MAX_TEXT:,} are shown"
            )
            return None
        return Located(node.text, node.at, path)

    def _wrong_type(self, node: Node, path: str, due: str) -> None:
        if isinstance(node, Mapping):
            self._report.say(node.at, path, f"{due}, but keys and values stand here")
        elif isinstance(node, Sequence):
            self._report.say(node.at, path, f"{due}, but a list stands here")
        elif isinstance(node, Scalar):
            self._report.say(node.at, path, f'{due}, but "{short(node.text)}" stands here')

    def _scalar(self, key: str, due: str) -> Scalar | None:
        entry = self.entry(key)
        if entry is None:
            return None
        if not isinstance(entry.value, Scalar):
            self._wrong_type(entry.value, self.path_to(key), due)
            return None
        return entry.value

    def duration(self, key: str, *, zero: bool = False) -> float | None:
        """Seconds, more than 0 (from 0 with `zero`) and at most four hours."""
        node = self._scalar(key, "a duration such as 30s or 1m30s is due here")
        if node is None:
            return None
        seconds = parse_duration(node.text)
        if seconds is None:
            self.say(node.at, key, f'"{short(node.text)}" is not a duration; write for example 30s, 1m30s or 1:30')
        elif seconds == 0 and not zero:
            self.say(node.at, key, "0 seconds are out of range; write more than 0")
        elif seconds > MAX_SECONDS:
            self.say(node.at, key, f"{short(node.text)} is out of range; at most {format_duration(MAX_SECONDS)}")
        else:
            return seconds
        return None

    def count(self, key: str, low: int = 1, high: int = 200) -> int | None:
        """A whole number within the range."""
        due = f"a whole number from {low} to {high} is due here"
        node = self._scalar(key, due)
        if node is None:
            return None
        number = parse_count(node.text)
        if number is None:
            self.say(node.at, key, f'"{short(node.text)}" is not a whole number from {low} to {high}')
        elif not low <= number <= high:
            self.say(node.at, key, f"{short(node.text)} is out of range; write a whole number from {low} to {high}")
        else:
            return number
        return None

    def flag(self, key: str) -> bool | None:
        """Yes or no."""
        node = self._scalar(key, "yes or no is due here")
        if node is None:
            return None
        found = _FLAGS.get(node.text.strip().lower())
        if found is None:
            self.say(node.at, key, f'"{short(node.text)}" is neither yes nor no')
        return found

    def decimal(self, key: str, low: float, high: float) -> float | None:
        """A number within the range, with a decimal point if need be."""
        node = self._scalar(key, f"a number from {low:g} to {high:g} is due here")
        return self._decimal(node, self.path_to(key), low, high) if node is not None else None

    def decimals(
        self, key: str, count: int, low: float, high: float, *, of: str, missing: str | None = None
    ) -> tuple[float, ...] | None:
        """A list of exactly so many numbers within the range; `of` tells what they are."""
        node = self.node(key, missing)
        if node is None:
            return None
        path = self.path_to(key)
        if not isinstance(node, Sequence):
            self._wrong_type(node, path, f"a list of {count} numbers is due here: {of}")
            return None
        if len(node.items) != count:
            stand = "1 number stands" if len(node.items) == 1 else f"{len(node.items)} numbers stand"
            self._report.say(node.at, path, f"{stand} here; {count} are due: {of}")
            return None
        found = []
        for index, item in enumerate(node.items):
            place = f"{path}[{index}]"
            if not isinstance(item, Scalar):
                self._wrong_type(item, place, "a number is due here")
                continue
            value = self._decimal(item, place, low, high)
            if value is not None:
                found.append(value)
        return tuple(found) if len(found) == count else None

    def _decimal(self, node: Scalar, path: str, low: float, high: float) -> float | None:
        value = parse_decimal(node.text)
        if value is None:
            self._report.say(node.at, path, f'"{short(node.text)}" is not a number; write one from {low:g} to {high:g}')
        elif not low <= value <= high:
            self._report.say(node.at, path, f"{short(node.text)} is out of range; write {low:g} to {high:g}")
        else:
            return value
        return None

    def items(self, key: str, *, at_most: int) -> list["Located | Fields"]:
        """A list whose entries are texts, or keys and values."""
        node = self.node(key, None)
        if node is None:
            return []
        path = self.path_to(key)
        if not isinstance(node, Sequence):
            self._wrong_type(node, path, "a list is due here, such as [mat, chair]")
            return []
        if len(node.items) > at_most:
            self._report.say(node.items[at_most].at, path, f"{len(node.items)} entries are too many; at most {at_most}")
        found: list[Located | Fields] = []
        for index, item in enumerate(node.items):
            if isinstance(item, Mapping):
                found.append(Fields(item, f"{path}[{index}]", self._report))
            elif isinstance(item, Scalar) and item.empty:
                self._report.say(item.at, f"{path}[{index}]", "nothing is written here; add a text or remove the entry")
            else:
                text = self._text(item, f"{path}[{index}]")
                if text is not None:
                    found.append(text)
        return found

    def percent(self, key: str) -> int | None:
        """A whole number from 1 to 200 before a percent sign."""
        node = self._scalar(key, "a percent such as 80% is due here")
        if node is None:
            return None
        number = parse_percent(node.text)
        if number is None:
            self.say(node.at, key, f'"{short(node.text)}" is not a percent; write for example 80%')
        elif not 1 <= number <= 200:
            self.say(node.at, key, f"{short(node.text)} is out of range; write 1% to 200%")
        else:
            return number
        return None

    def choice(self, key: str, options: type[Choice], *, missing: str | None = None) -> Choice | None:
        """One of an enum's words."""
        if self.node(key, missing) is None:
            return None
        words = [option.value for option in options]
        all_words = f"one of {', '.join(words)}" if len(words) > 1 else f'"{words[0]}"'
        node = self._scalar(key, f"{all_words} is due here")
        if node is None:
            return None
        if node.text in words:
            return options(node.text)
        hint = did_you_mean(node.text, words) or f"; write {all_words}"
        self.say(node.at, key, f'"{short(node.text)}" is not known here{hint}')
        return None

    def mapping(self, key: str) -> "Fields | None":
        """The keys and values below a key."""
        node = self.node(key, None)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self._wrong_type(node, self.path_to(key), "keys and values are due here")
            return None
        return Fields(node, self.path_to(key), self._report)

    def sequence(self, key: str, *, missing: str, due: str) -> tuple[tuple["Fields", ...], Place] | None:
        """A list of mappings, with the place of the list; entries that are no mapping are reported and left out."""
        node = self.node(key, missing)
        if node is None:
            return None
        path = self.path_to(key)
        if not isinstance(node, Sequence):
            self._wrong_type(node, path, due)
            return None
        if not node.items:
            self._report.say(node.at, path, missing)
        found = []
        for index, item in enumerate(node.items):
            item_path = f"{path}[{index}]"
            if isinstance(item, Mapping):
                found.append(Fields(item, item_path, self._report))
            elif isinstance(item, Scalar) and item.empty:
                self._report.say(item.at, item_path, "nothing is written here; fill the entry in or remove it")
            else:
                self._wrong_type(item, item_path, "keys and values are due here")
        return tuple(found), node.at

    def exclude(self, one: str, *others: str, text: str) -> None:
        """Report keys that can't stand beside `one`, each time at the second of the two; `{}` in text is the pair."""
        first = self.entry(one)
        if first is None:
            return
        reported = set()
        for other in others:
            entry = self.entry(other)
            if entry is None:
                continue
            second = max(first.key, entry.key, key=lambda key: key.at.start)
            if second.at.start not in reported:
                reported.add(second.at.start)
                self.say(second.at, second.text, text.format(f'"{one}" and "{other}"'))

    def only(self, known: Iterable[str], elsewhere: dict[str, str] | None = None) -> None:
        """Report every key that has no meaning here; `elsewhere` explains keys that belong in another place."""
        words = list(known)
        for key, entry in self._entries.items():
            if key in words:
                continue
            if elsewhere and key in elsewhere:
                self.say(entry.key.at, key, elsewhere[key])
                continue
            self.say(entry.key.at, key, f"there is no such key here{self.key_hint(key, words)}")

    @staticmethod
    def key_hint(key: str, words: Iterable[str]) -> str:
        """`; did you mean …?`, else the list of what can stand here."""
        known = list(words)
        other = _OTHER_WORDS.get(key.casefold())
        if other in known:
            return f'; did you mean "{other}"?'
        return did_you_mean(key, known) or f"; you can write {', '.join(known)}"

    def unknown(self, known: Iterable[str]) -> bool:
        """Whether a key stands here that is none of the known ones."""
        return any(key not in known for key in self._entries)
