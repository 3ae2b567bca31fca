"""The places where it can hurt, in the words of the questions.

Histories keep them as plain words, so a place can be added here: a program that does not know it shows it as it is.
"""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui import text

# What is stored, and what is shown.
PLACES: Final = (
    ("lower-back-left", QT_TRANSLATE_NOOP("text", "Lower back, left")),
    ("lower-back-middle", QT_TRANSLATE_NOOP("text", "Lower back, middle")),
    ("lower-back-right", QT_TRANSLATE_NOOP("text", "Lower back, right")),
    ("upper-back", QT_TRANSLATE_NOOP("text", "Upper back")),
    ("buttock", QT_TRANSLATE_NOOP("text", "Buttock")),
    ("hip", QT_TRANSLATE_NOOP("text", "Hip")),
    ("groin", QT_TRANSLATE_NOOP("text", "Groin")),
    ("thigh", QT_TRANSLATE_NOOP("text", "Thigh")),
    ("knee", QT_TRANSLATE_NOOP("text", "Knee")),
    ("below-knee", QT_TRANSLATE_NOOP("text", "Below the knee")),
    ("foot", QT_TRANSLATE_NOOP("text", "Foot")),
)


def place_word(key: str) -> str:
    """The words for a stored place; a place of an older or newer program is shown as it is stored."""
    return next((text.tr(str(words)) for known, words in PLACES if known == key), key)
