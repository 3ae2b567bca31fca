"""Which body part an exercise is for, from the targets that its file names."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

# Key, words, and the targets that belong to it; an exercise can be for several parts.
BODY_PARTS: Final = (
    ("back", QT_TRANSLATE_NOOP("text", "Lower back"), {"lower back", "back extensors", "spine"}),
    ("trunk", QT_TRANSLATE_NOOP("text", "Core"), {"abdominals", "deep abdominals", "side trunk"}),
    (
        "hips",
        QT_TRANSLATE_NOOP("text", "Hips"),
        {"hips", "glutes", "side hip", "deep buttock", "hip flexors"},
    ),
    ("legs", QT_TRANSLATE_NOOP("text", "Legs"), {"hamstrings", "thighs", "calves"}),
    ("feet", QT_TRANSLATE_NOOP("text", "Ankles and feet"), {"ankles", "feet"}),
    ("upper", QT_TRANSLATE_NOOP("text", "Upper back"), {"upper back", "chest", "shoulders", "arms"}),
    ("all", QT_TRANSLATE_NOOP("text", "Whole body"), {"whole body", "breathing"}),
)


def parts_of(targets: tuple[str, ...]) -> set[str]:
    """The keys of the body parts that these targets belong to."""
    named = {target.casefold() for target in targets}
    return {key for key, _, words in BODY_PARTS if words & named}
