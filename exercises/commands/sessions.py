"""Opening the history for a command that reads or changes it."""

import sys
from contextlib import closing
from typing import Final

from exercises.commands import keeping_text, plan_text
from exercises.commands.asking import is_terminal
from exercises.commands.context import Context
from exercises.commands.output import say, warn
from exercises.history.care import look_after
from exercises.history.history import History
from exercises.history.merging import join_conflict_copies
from exercises.history.trouble import DamagedError

# So many characters of an id are shown; they are enough to name a session.
SHORT_ID: Final = 8


def open_history(context: Context, *, also_damaged: bool = False) -> closing[History]:
    """The history for as long as a command needs it; looking into one that is not there makes no file.

    It is looked over and, once a day, backed up; what a synchronised folder has put beside it is joined. Raises
    DamagedError when it is damaged, which says what helps; with `also_damaged` that is only said.
    """
    path = context.data.history
    condition = look_after(path, context.clock)
    if condition.trouble:
        warn(keeping_text.no_backup_today(condition.trouble))
    if condition.damaged:
        told = keeping_text.is_damaged(str(path), condition.backup.day if condition.backup else None)
        if not also_damaged:
            raise DamagedError(told)
        warn(told)
    else:
        for copy in join_conflict_copies(path):
            warn(keeping_text.copy_joined(copy))
    return closing(History(path, context.clock))


def say_new_id(new_id: str, written: str) -> None:
    """Say what was written down and how it is taken back; what is no terminal reads the id and nothing else."""
    say_id(new_id, plan_text.with_undo(written, new_id[:SHORT_ID]))


def say_id(an_id: str, words: str) -> None:
    """Say something about a session or a fact; what is no terminal reads its id and nothing else."""
    say(words if is_terminal(sys.stdout) else an_id)
