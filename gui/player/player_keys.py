"""The player's keys: single keys that work wherever the focus is in the window."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

_KEY: Final = Qt.Key
_SEQUENCES: Final = {
    "pause": (_KEY.Key_Space,),
    "skip": (_KEY.Key_Right,),
    "back": (_KEY.Key_Left,),
    "more": (_KEY.Key_Up,),
    "done": (_KEY.Key_Return, _KEY.Key_Enter),
    "hurts": (_KEY.Key_H,),
    "big": (_KEY.Key_F,),
    "how": (_KEY.Key_I,),
    "mute": (_KEY.Key_M,),
    "read": (_KEY.Key_V,),
    "voice": ("Shift+V",),
    "keys": (_KEY.Key_Question, "Shift+?", _KEY.Key_F1),
    "escape": (_KEY.Key_Escape,),
}
# Keys of keyboards, headsets and presenter clickers. A clicker sends B or a full stop to darken the screen, and F5 or
# Shift+F5 to begin a presentation; X11 calls the one key of a keyboard that plays and pauses "play".
_REMOTE: Final = {
    "pause": (
        *(_KEY.Key_MediaPlay, _KEY.Key_MediaPause, _KEY.Key_MediaTogglePlayPause),
        *(_KEY.Key_B, _KEY.Key_Period, _KEY.Key_F5, "Shift+F5"),
    ),
    "next": (_KEY.Key_MediaNext, _KEY.Key_PageDown),
    "back": (_KEY.Key_MediaPrevious, _KEY.Key_PageUp),
    "end": (_KEY.Key_MediaStop,),
}


class PlayerKeys(QObject):
    """Shortcuts of the window that are on only while they mean something."""

    armed = Signal()  # whether keys are on has changed

    def __init__(self, host: QWidget, acts: Mapping[str, Callable[[], None]], on_digit: Callable[[int], None]) -> None:
        """`acts` says what each key does, by its name here; digits answer the question about pain on the way."""
        super().__init__(host)
        self._host = host
        self._acts = acts
        self._free = self._waits = self._asked = False
        self._remote_on = True
        self._common: list[QShortcut] = []
        self._enter: list[QShortcut] = []
        for name, sequences in _SEQUENCES.items():
            made = [self._shortcut(sequence, acts[name]) for sequence in sequences]
            (self._enter if name == "done" else self._common).extend(made)
        self._remote = [self._shortcut(key, acts[name]) for name, keys in _REMOTE.items() for key in keys]
        self._digits = [self._shortcut(str(digit), partial(on_digit, digit)) for digit in range(10)]

    def arm(self, *, free: bool, waits: bool, asked: bool) -> None:
        """Switch keys on and off.

        `free` is when no panel is open. Enter belongs to a phase that waits for it, otherwise it presses the button
        that has the focus; digits belong to a question that is on the screen.
        """
        changed = free is not self._free
        self._free, self._waits, self._asked = free, waits, asked
        self._switch()
        if changed:
            self.armed.emit()

    def set_remote(self, *, on: bool) -> None:
        """Listen to media keys and presenter clickers, or not."""
        self._remote_on = on
        self._switch()

    @property
    def is_free(self) -> bool:
        """Whether keys are commands now."""
        return self._free

    def go_on(self) -> None:
        """Do what the key for the next thing does."""
        self._acts["next"]()

    def _switch(self) -> None:
        free = self._free
        for shortcuts, on in (
            (self._common, free),
            (self._enter, free and self._waits),
            (self._digits, free and self._asked),
            (self._remote, free and self._remote_on),
        ):
            for shortcut in shortcuts:
                shortcut.setEnabled(on)

    def _shortcut(self, sequence: Qt.Key | str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(sequence), self._host)
        # Wherever the focus is in the window: a person on a mat does not look for it.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        return shortcut


def key_list() -> tuple[tuple[str, str], ...]:
    """All keys with what they do, in words."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("player", words)

    return (
        (tr("Space"), tr("Pause, or go on")),
        ("→", tr("Skip what runs now; a walk, or more than a minute, asks once more")),
        ("←", tr("Back to its start; within 3 seconds to the exercise before")),
        ("↑", tr("Ten seconds more")),
        (tr("Enter"), tr("Done, where an exercise waits for you")),
        ("H", tr("This hurts")),
        ("0 … 9", tr("How much it hurts, when a walk asks; 1 and then 0 is ten")),
        ("I", tr("How to do it, in words")),
        ("M", tr("Silent, or heard again")),
        ("V", tr("Read out how to do it")),
        (tr("Shift+V"), tr("The voice on or off")),
        ("F", tr("Big view on the whole screen")),
        ("?", tr("These keys")),
        (tr("Esc"), tr("End the session; it asks first. In the big view: leave it")),
        (tr("Headset, clicker"), tr("Play or B: pause or go on · next or Page Down: skip, or Done · previous: back")),
    )
