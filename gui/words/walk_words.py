"""The words of the questions about a walk: surface, hills, and effort by the talk test."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui import text

# What is stored, and what is shown.
SURFACES: Final = (
    ("grass", QT_TRANSLATE_NOOP("text", "Grass or track")),
    ("path", QT_TRANSLATE_NOOP("text", "Path")),
    ("pavement", QT_TRANSLATE_NOOP("text", "Pavement")),
    ("treadmill", QT_TRANSLATE_NOOP("text", "Treadmill")),
    ("indoors", QT_TRANSLATE_NOOP("text", "Indoors")),
    ("rough", QT_TRANSLATE_NOOP("text", "Rough ground")),
)
HILLS: Final = (
    ("flat", QT_TRANSLATE_NOOP("text", "Flat")),
    ("gentle", QT_TRANSLATE_NOOP("text", "Gentle hills")),
    ("steep-up", QT_TRANSLATE_NOOP("text", "Steep up")),
    ("long-downhill", QT_TRANSLATE_NOOP("text", "A long way down")),
)


def surface_word(key: str) -> str:
    """The words for a stored surface; an unknown one is shown as it is stored."""
    return _word(SURFACES, key)


def hills_word(key: str) -> str:
    """The words for stored hills; unknown ones are shown as they are stored."""
    return _word(HILLS, key)


def talk_test(effort: int) -> str:
    """What one could still do at an effort from 0 to 10 (the talk test, on the CR10 scale)."""
    if effort <= 2:
        return text.tr("I could sing")
    if effort <= 4:
        return text.tr("I could talk in sentences")
    if effort <= 6:
        return text.tr("only a few words")
    return text.tr("I couldn't talk")


def _word(options: tuple[tuple[str, str | object], ...], key: str) -> str:
    return next((text.tr(str(words)) for known, words in options if known == key), key)
