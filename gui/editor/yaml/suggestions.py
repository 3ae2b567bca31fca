"""What can be written at the cursor: keys, words and ids, the likeliest first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication

from exercises.library.editing.order import BRACKETS, KeyPath
from exercises.library.exercise import Exercise
from exercises.library.files import FileKind
from exercises.library.library import Library
from gui import text
from gui.editor.yaml.context import Context, Due
from gui.editor.yaml.schema import KeyWord, Schema

_MOST: Final = 60
_EXERCISE_LISTS: Final = frozenset({"easier", "harder"})
_ROUTINE_KEYS: Final = frozenset({"routine", "before", "after"})
_USED_WORDS: Final = frozenset({"kit", "targets"})


class Sort(Enum):
    """What a suggestion is."""

    KEY = "key"
    WORD = "word"
    ID = "id"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to write: `text` is what one looks for, `name` what else it is called, `about` what it is for.

    `insert` takes the place of the word at the cursor; `back` says how many characters before its end the cursor goes.
    """

    sort: Sort
    text: str
    name: str = ""
    about: str = ""
    insert: str = ""
    back: int = 0


@dataclass(frozen=True, slots=True)
class Ground:
    """What suggestions are made from: the kind of file, its own id, the library, the poses of its figure."""

    kind: FileKind
    own_id: str
    library: Library
    view: Callable[[], str] = str
    poses: Callable[[], Sequence[str]] = tuple

    @property
    def schema(self) -> Schema:
        return Schema(self.kind, self.view)


def suggestions(ground: Ground, context: Context) -> list[Suggestion]:
    """What can be written at a place; only what fits the letters that are there already."""
    match context.due:
        case Due.KEY:
            found = _keys(ground, context)
        case Due.VALUE:
            found = _values(ground, context)
        case _:
            return []
    prefix = text.fold(context.prefix)
    ranked = [(rank, number, each) for number, each in enumerate(found) if (rank := _rank(each, prefix)) is not None]
    return [each for _, _, each in sorted(ranked, key=lambda entry: entry[:2])[:_MOST]]


def about(ground: Ground, path: KeyPath, word: str = "") -> str:
    """One line about a place: what its key is for, or what the id there stands for; empty when nothing is known."""
    schema = ground.schema
    key = _key_of(path)
    if word and (key == "exercise" or key in _EXERCISE_LISTS):
        exercise = ground.library.exercise(word)
        return _exercise_line(exercise) if exercise is not None else schema.about(path)
    if word and key in _ROUTINE_KEYS:
        routine = ground.library.routine(word)
        if routine is not None:
            return f"{routine.name}: {routine.about}" if routine.about else routine.name
    if path and isinstance(path[-1], int) and not schema.is_mapping(path):
        # Of the entries of a list its key tells what they are.
        return schema.about(path[:-1])
    said = schema.about(path)
    how = schema.shape(path)
    return " ".join(filter(None, (said, how)))


def _keys(ground: Ground, context: Context) -> list[Suggestion]:
    schema = ground.schema
    found = [_key(word, context) for word in schema.keys(context.path, context.siblings)]
    if found:
        in_steps = context.path[-2:-1] == ("steps",) and not context.siblings
        if in_steps and len(context.prefix) >= 2 and not context.has_colon:
            found += [replace(each, insert=f"exercise: {each.text}") for each in _exercises(ground)]
        return found
    if context.begins_item and not schema.is_mapping(context.path):
        # An item of a list of words, such as `- mat` below `kit:`.
        return _values(ground, context)
    return []


def _key(word: KeyWord, context: Context) -> Suggestion:
    column = " " * context.start
    insert, back = f"{word.key}: ", 0
    if context.has_colon:
        insert = word.key
    elif (word.is_list or word.is_mapping) and (context.in_flow or _in_brackets(word.key, context.path)):
        brackets = "{}" if word.is_mapping else "[]"
        insert, back = f"{word.key}: {brackets}", 1
    elif word.is_list:
        insert = f"{word.key}:\n{column}  - "
    elif word.is_mapping:
        insert = f"{word.key}:\n{column}  "
    return Suggestion(Sort.KEY, word.key, "", word.about, insert, back)


def _in_brackets(key: str, path: KeyPath) -> bool:
    return key in BRACKETS or (path[:1] == ("figure",) and key != "keys")


def _values(ground: Ground, context: Context) -> list[Suggestion]:
    key = _key_of(context.path)
    if key == "exercise" or key in _EXERCISE_LISTS:
        return _exercises(ground)
    if key in _ROUTINE_KEYS:
        return _routines(ground)
    if key in _USED_WORDS and ground.kind is FileKind.EXERCISE:
        used = (word for exercise in ground.library.exercises() for word in getattr(exercise, key))
        return [Suggestion(Sort.WORD, word, insert=word) for word in sorted(dict.fromkeys(used), key=str.casefold)]
    if context.path[:2] == ("figure", "cycle"):
        return [Suggestion(Sort.WORD, word, insert=word) for word in (*ground.poses(), "hold")]
    said = ground.schema.about(context.path)
    return [
        Suggestion(Sort.WORD, word, about=_part_about(said, word), insert=word)
        for word in ground.schema.words(context.path)
    ]


def _exercises(ground: Ground) -> list[Suggestion]:
    own = ground.own_id if ground.kind is FileKind.EXERCISE else ""
    return [
        Suggestion(Sort.ID, each.id, each.name, _exercise_line(each), each.id)
        for each in ground.library.exercises()
        if each.id != own
    ]


def _routines(ground: Ground) -> list[Suggestion]:
    own = ground.own_id if ground.kind is FileKind.ROUTINE else ""
    return [
        Suggestion(Sort.ID, each.id, each.name, each.about, each.id)
        for each in ground.library.routines()
        if each.id != own
    ]


def _exercise_line(exercise: Exercise) -> str:
    parts = [text.exercise_kind(exercise.kind), text.position(exercise.position), text.sides_of(exercise)]
    needs = ", ".join(exercise.kit)
    if needs:
        parts.append(QCoreApplication.translate("yaml", "needs: {kit}").format(kit=needs))
    return f"{exercise.name}: {' · '.join(filter(None, parts))}"


def _key_of(path: KeyPath) -> str:
    """The key that a value belongs to, also where it stands in a list."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _part_about(said: str, word: str) -> str:
    """What a description says of one of its words: `each: all of one side, then the other.`"""
    parts = (part.strip() for part in said.split(". "))
    found = next((part for part in parts if part.startswith(f"{word}:")), said)
    return found if found.endswith(".") or not found else f"{found}."


def _rank(suggestion: Suggestion, prefix: str) -> int | None:
    """How well a suggestion fits what was typed (0 best); None when it doesn't."""
    if not prefix:
        return 0
    word, name = text.fold(suggestion.text), text.fold(suggestion.name)
    later = 10 * (suggestion.sort is Sort.ID and suggestion.insert != suggestion.text)
    if word.startswith(prefix):
        return later
    if _begins_word(word.split("-"), prefix):
        return later + 1
    if name.startswith(prefix):
        return later + 1
    if _begins_word(name.split(), prefix):
        return later + 2
    parts = prefix.replace("-", " ").split()
    if len(prefix) >= 3 and parts and all(part in word or part in name for part in parts):
        return later + 3
    return None


def _begins_word(words: Iterable[str], prefix: str) -> bool:
    return any(word.startswith(prefix) for word in words)
