"""Where the bundled files and the user's own files are."""

import os
from dataclasses import dataclass
from pathlib import Path

# The same relative places hold in a checkout, in an installed wheel and in a frozen build.
ROOT = Path(__file__).resolve().parent.parent
BUNDLED_EXERCISES = ROOT / "exercises" / "catalogue"
BUNDLED_ROUTINES = ROOT / "routines"
BUNDLED_PLANS = ROOT / "routines" / "plans"
ASSETS = ROOT / "assets"


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The user's own folder: their files, their history, their settings."""

    root: Path

    @property
    def exercises(self) -> Path:
        return self.root / "exercises"

    @property
    def routines(self) -> Path:
        return self.root / "routines"

    @property
    def plans(self) -> Path:
        return self.root / "plans"

    @property
    def history(self) -> Path:
        return self.root / "history.db"

    @property
    def settings(self) -> Path:
        return self.root / "settings.yaml"

    @property
    def reminders(self) -> Path:
        """What the reminders have said last."""
        return self.root / "reminders.json"


def data_folder(given: str | None = None) -> DataFolder:
    """Find the user's folder: `given` (from --data), else the variable AMBLE_DATA, else the platform's place.

    The folder is not made here; it may not exist yet.
    """
    chosen = given or os.environ.get("AMBLE_DATA")
    if chosen:
        return DataFolder(Path(chosen).expanduser().absolute())
    from platformdirs import user_data_path

    return DataFolder(user_data_path("amble", appauthor=False))
