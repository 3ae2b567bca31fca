"""What the form does to an exercise's text, and how what stands there is read for it."""

from collections.abc import Mapping, Sequence

from exercises.library.editing import setting, steps
from exercises.library.editing.document import Document, Value
from exercises.library.editing.edit import Edit
from exercises.library.editing.performing import Edited
from gui.editor.exercise_specs import AMOUNTS
from gui.editor.file_actions import FileActions, typing_at


class ExerciseActions(FileActions):
    """What can be done to the lists and the dose of an exercise."""

    def write_item(self, key: str, index: int, text: str) -> None:
        """Write one text of a list."""
        path = (key, index)
        self.run(lambda document: _item_written(document, key, index, text), self.tr("typing"), merge=typing_at(path))

    def insert(self, key: str, index: int, texts: Sequence[str]) -> None:
        """Put texts into a list, the first of them at `index`; one that is typed is taken back with what follows."""
        merge = typing_at((key, index)) if len(texts) == 1 else -1
        self.run(lambda document: _inserted(document, key, index, texts), self.tr("add"), merge=merge)

    def move(self, key: str, index: int, to: int) -> None:
        """Let a text of a list stand at another place, counted without it."""
        self.run(lambda document: steps.move(document, (key, index), (key,), to), self.tr("move"))

    def remove_item(self, key: str, index: int) -> None:
        """Take a text out of a list; with the last one the list goes."""

        def remove(document: Document) -> Edited:
            alone = len(texts_at(document, key)) < 2
            return setting.remove(document, (key,) if alone else (key, index))

        self.run(remove, self.tr("remove"))

    def write_words(self, key: str, words: Sequence[str]) -> None:
        """Write a whole list of short words; without any the list goes."""

        def write(document: Document) -> Edited:
            if words:
                return setting.set_value(document, (key,), tuple(words))
            if document.find((key,)) is None:
                return Edited(document, Edit(), (key,))
            return setting.remove(document, (key,))

        self.run(write, self.tr("typing"), merge=typing_at((key,)))

    def write_dose(self, values: Mapping[str, str], part: str = "") -> None:
        """Write the whole dose; without an amount it goes. `part` is the key of it that is being typed, if any."""
        dose: Value = dict(values)

        def write(document: Document) -> Edited:
            if any(values.get(key) for key in AMOUNTS):
                return setting.set_value(document, ("dose",), dose)
            if document.find(("dose",)) is None:
                return Edited(document, Edit(), ("dose",))
            return setting.remove(document, ("dose",))

        merge = typing_at(("dose", part)) if part else -1
        self.run(write, self.tr("typing") if part else self.tr("change"), ("dose",), merge=merge)


def _item_written(document: Document, key: str, index: int, text: str) -> Edited:
    if document.find((key, index)) is not None:
        return setting.set_value(document, (key, index), text)
    # One text stands where a list is due.
    texts = texts_at(document, key)
    return setting.set_value(document, (key,), (*texts[:index], text, *texts[index + 1 :]))


def _inserted(document: Document, key: str, index: int, texts: Sequence[str]) -> Edited:
    now = document
    if isinstance(now.get((key,)), str):
        now = setting.set_value(now, (key,), tuple(texts_at(now, key))).document
    for number, text in enumerate(texts):
        now = steps.insert(now, (key,), index + number, text).document
    return Edited(now, Edit.between(document.text, now.text), (key, index))


def texts_at(document: Document, key: str) -> list[str]:
    """The texts of a list in the file, each as one line; what is none is shown as it would have been meant."""
    value = document.get((key,))
    if value is None:
        return []
    items = value if isinstance(value, Sequence) and not isinstance(value, str) else [value]
    return [_as_text(item) for item in items]


def _as_text(item: Value) -> str:
    if item is None:
        return ""
    if isinstance(item, str):
        return " ".join(item.split())
    if isinstance(item, Mapping):
        # A sentence with a colon in it, which YAML takes for a key and its value.
        return ", ".join(f"{key}: {_as_text(part)}" for key, part in item.items())
    return ", ".join(map(_as_text, item))


def texts_of(document: Document, path: tuple[str, ...] = ()) -> dict[str, str]:
    """The keys of the mapping at a path that hold texts."""
    value = document.get(path)
    if not isinstance(value, Mapping):
        return {}
    return {key: part for key, part in value.items() if isinstance(part, str)}
