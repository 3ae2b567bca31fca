"""What the user chose, kept in settings.yaml in their folder."""

import os
import re
import tempfile
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from exercises.errors import AmbleError

LARGEST_BYTES: Final = 256 * 1024
LONGEST_NUMBER: Final = 40
WEEK_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# The least and the most of each number.
_NUMBERS: Final = {
    "text_size": (90, 200),
    "sound_volume": (0, 100),
    "voice_volume": (0, 100),
    "voice_rate": (50, 200),
    "snack_minutes": (15, 240),
}
_TIMES: Final = ("reminder_from", "reminder_until", "session_reminder")
_TIME: Final = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_LONGEST_TEXT: Final = 200
# What needs no quotes in YAML, and what a quoted value looks like.
_PLAIN: Final = re.compile(r"[\w+][\w +()/.-]*")
_QUOTED: Final = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")


class Look(StrEnum):
    """Which colours the window takes."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class WeakerSide(StrEnum):
    """The side that `start-side: weaker` means in a routine."""

    LEFT = "left"
    RIGHT = "right"


class Skin(StrEnum):
    """The tone of the figure's skin, from light to dark."""

    LIGHT = "light"
    WARM = "warm"
    OLIVE = "olive"
    BROWN = "brown"
    DEEP = "deep"


class Hair(StrEnum):
    """The colour of the figure's hair."""

    BLACK = "black"
    BROWN = "brown"
    AUBURN = "auburn"
    BLOND = "blond"
    GREY = "grey"


class Reading(StrEnum):
    """When an exercise's instructions are read out in full."""

    NEW = "new"  # only for one that was never done before
    EACH_SESSION = "each-session"  # the first time in each session
    NEVER = "never"  # only when asked for


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set; a file that leaves a key out keeps the default.

    `text_size` is a percent from 90 to 200; `plan` is the id of the active walking plan; `emergency_number` is what to
    call in an emergency, as the user wrote it, in one line of at most 40 letters; `first_run_over` tells that the first
    steps need not be shown any more; `figure_skin` and `figure_hair` are what the figures look like.

    Volumes are percents; `voice_rate` is a percent of the usual speed. An empty `voice_engine` or `voice_name` is the
    best that there is. `reminder_days` are days of the week, `reminder_from` and `reminder_until` the hours between
    which reminders may come; `session_reminder` is a time of day, empty for none, `snack_minutes` how often a movement
    snack is offered, 0 for never. `stay_in_tray` keeps the program there for the reminders when its window is closed.
    """

    look: Look = Look.SYSTEM
    text_size: int = 100
    reduce_motion: bool = False
    weaker_side: WeakerSide = WeakerSide.LEFT
    plan: str = "gradual-walk"
    emergency_number: str = ""
    first_run_over: bool = False
    figure_skin: Skin = Skin.WARM
    figure_hair: Hair = Hair.BROWN
    sounds: bool = True
    sound_volume: int = 70
    voice: bool = True
    voice_engine: str = ""
    voice_name: str = ""
    voice_rate: int = 100
    voice_volume: int = 90
    reading: Reading = Reading.NEW
    say_counts: bool = True
    say_halfway: bool = True
    say_repetitions: bool = False
    wait_for_me: bool = False
    flash: bool = True
    keep_awake: bool = True
    media_keys: bool = True
    reminders: bool = False
    reminder_days: str = "mon tue wed thu fri"
    reminder_from: str = "09:00"
    reminder_until: str = "18:00"
    session_reminder: str = ""
    snack_minutes: int = 0
    stay_in_tray: bool = True

    @property
    def reminds(self) -> bool:
        """Whether reminders come at all: they are switched on, and a time or a movement snack was chosen."""
        return self.reminders and bool(self.session_reminder or self.snack_minutes)


def load_settings(path: Path) -> tuple[Settings, str]:
    """Read the settings; returns them with a sentence about what could not be read, empty when all is well.

    Settings never stop the program: what is missing or wrong keeps its default.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ""
    except OSError as error:
        return Settings(), f"The settings in {path} can't be read ({error.strerror}), so the usual ones are used."
    # Imported here because most starts find no settings file to read.
    from exercises.library.tree import Mapping, Scalar, read_document

    document = read_document(data)
    if not isinstance(document.root, Mapping):
        if document.root is None and not document.problems:
            return Settings(), ""
        return Settings(), f"The settings in {path} are not in order, so the usual ones are used."
    settings, wrong = Settings(), list[str]()
    known = {_key(field.name): field.name for field in fields(Settings)}
    for entry in document.root.entries:
        name = known.get(entry.key.text)
        if name is None or not isinstance(entry.value, Scalar) or entry.value.empty:
            continue
        value = _read(name, entry.value.text)
        if value is None:
            wrong.append(f"{entry.key.text} (line {entry.key.at.line})")
        else:
            settings = replace(settings, **{name: value})
    if wrong:
        return settings, f"Some settings in {path} can't be used: {', '.join(wrong)}."
    return settings, ""


def save_settings(path: Path, settings: Settings) -> None:
    """Write what differs from the file, line by line, so that comments and unknown keys stay as they are.

    Raises AmbleError when the file can't be written.
    """
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError):
        old = ""
    text = old
    for field in fields(Settings):
        key, value = _key(field.name), _written(getattr(settings, field.name))
        current = _current(text, key)
        if current != _unquoted(value) and (value != _written(field.default) or current is not None):
            text = _with_line(text, key, value)
    if text != old:
        write_atomically(path, text)


def write_atomically(path: Path, text: str) -> None:
    """Write a whole file through a temporary one beside it, so that nobody ever sees half of it.

    Makes the folder when it is missing; raises AmbleError when something can't be written.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
        temporary = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644 if not path.exists() else path.stat().st_mode & 0o777)
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise AmbleError(f"{path} can't be written: {error.strerror or error}.") from error


def _key(name: str) -> str:
    return name.replace("_", "-")


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = " ".join(str(value).split())
    return text if not text or _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _unquoted(value: str) -> str:
    if value[:1] == "'":
        return value[1:-1].replace("''", "'")
    return value[1:-1] if value[:1] == '"' else value


def _parts(rest: str) -> tuple[str, str]:
    """Split what stands behind a key's colon into the value as it is written and the comment with its #."""
    rest = rest.strip()
    quoted = _QUOTED.match(rest)
    if quoted is not None:
        return quoted[0], rest[quoted.end() :].strip()
    if rest.startswith("#"):
        return "", rest
    value, mark, comment = rest.partition(" #")
    return value.strip(), f"#{comment}" if mark else ""


def _read(name: str, text: str) -> Any:
    """A value of the setting of this name; None where the text says none that it can have."""
    plain = text.strip()
    default = getattr(Settings(), name)
    if isinstance(default, StrEnum):
        kind = type(default)
        return kind(plain) if plain in set(kind) else None
    if isinstance(default, bool):
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(plain.lower())
    if isinstance(default, int):
        return _number(name, plain)
    if name == "emergency_number":
        return plain if len(plain) <= LONGEST_NUMBER and plain.isprintable() else None
    if name == "reminder_days":
        days = plain.lower().replace(",", " ").split()
        return " ".join(day for day in WEEK_DAYS if day in days) if set(days) <= set(WEEK_DAYS) else None
    if name in _TIMES:
        return plain if _TIME.fullmatch(plain) else None
    return plain if plain.isprintable() and len(plain) <= _LONGEST_TEXT else None


def _number(name: str, plain: str) -> int | None:
    digits = plain.removesuffix("%").strip()
    least, most = _NUMBERS[name]
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else -1
    if name == "snack_minutes" and number == 0:
        return 0
    return number if least <= number <= most else None


def _line_of(text: str, key: str) -> int | None:
    for number, line in enumerate(text.splitlines()):
        if line.startswith(f"{key}:"):
            return number
    return None


def _current(text: str, key: str) -> str | None:
    number = _line_of(text, key)
    if number is None:
        return None
    return _unquoted(_parts(text.splitlines()[number].partition(":")[2])[0])


def _with_line(text: str, key: str, value: str) -> str:
    lines = text.splitlines(keepends=True)
    number = _line_of(text, key)
    if number is None:
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        return "".join([*lines, f"{key}: {value}\n"])
    line = lines[number]
    end = line[len(line.rstrip("\r\n")) :]
    comment = _parts(line.partition(":")[2])[1]
    lines[number] = f"{key}: {value}{' ' + comment if comment else ''}".rstrip() + end
    return "".join(lines)
