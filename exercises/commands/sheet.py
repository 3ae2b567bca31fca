"""`amble sheet`: a routine, or today's walk, to take along: printed, or as a page for the phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from exercises.coach.red_flags import lock_sentence
from exercises.commands import help_text, text
from exercises.commands.arguments import Arguments, UsageError
from exercises.commands.context import Context
from exercises.commands.output import say, warn
from exercises.commands.plan import open_advisor
from exercises.commands.routines import find_routine, open_library
from exercises.commands.sessions import open_history
from exercises.errors import AmbleError
from exercises.history.trouble import HistoryError
from exercises.library.library import FileKind, Library
from exercises.library.problems import visible
from exercises.library.rules import Rules
from exercises.library.timeline import Timeline
from exercises.phone.colours import PhoneLook
from exercises.phone.content import PhoneCare
from exercises.phone.handout import handout
from exercises.phone.page import phone_page
from exercises.settings import Settings, load_settings
from exercises.sharing.disk import write_whole

WALK: Final = "walk"
_PAPERS: Final = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class _Taken:
    """What is taken along: its timeline, what it is about, and the library that its exercises are in."""

    timeline: Timeline
    about: str
    library: Library


def sheet(words: Sequence[str], context: Context) -> int:
    """Write a PDF or a page; one line says where."""
    arguments = Arguments("sheet")
    arguments.add_argument("routine", metavar="ROUTINE", help=help_text.SHEET_HELP)
    arguments.add_argument("--out", metavar="FILE", required=True, help=help_text.OUT_HELP)
    arguments.add_argument("--paper", metavar="SIZE", help=help_text.PAPER_HELP)
    options = arguments.read(words)
    out = Path(options.out)
    paper = options.paper.lower() if options.paper is not None else None
    if out.suffix.lower() not in (".pdf", ".html"):
        raise UsageError(text.no_kind_of_sheet(options.out))
    if paper is not None and paper not in _PAPERS:
        raise UsageError(text.no_such_paper(options.paper))
    if paper is not None and out.suffix.lower() == ".html":
        raise UsageError(text.no_paper_on_the_phone())
    settings = load_settings(context.data.settings)[0]
    if out.suffix.lower() == ".html":
        write_whole(out, _page(options.routine, context, settings).encode())
    else:
        write_whole(out, _pdf(options.routine, context, paper))
    say(text.sheet_written(visible(options.out)))
    return 0


def _page(word: str, context: Context, settings: Settings) -> str:
    """The page; a session can be done with it, so none is made while a warning sign waits to be checked."""
    rules, base, limit = Rules(), None, None
    try:
        with open_history(context) as history:
            advisor = open_advisor(context, history)
            today = context.clock.now().date()
            lock = advisor.lock(today)
            if advisor.has_plan():
                outlook = advisor.outlook(today)
                rules, base, limit = advisor.rules, outlook.base, advisor.limit(today)
    except HistoryError as error:
        lock = None  # a history that can't be read stops no session
        warn(str(error))
    if lock is not None:
        raise AmbleError(lock_sentence(lock, settings.emergency_number))
    taken = _taken(word, context)
    care = PhoneCare(rules, base, limit, settings.emergency_number)
    look = PhoneLook(settings.figure_skin, settings.figure_hair)
    return phone_page(taken.timeline, taken.library.exercise, care, look)


def _pdf(word: str, context: Context, paper: str | None) -> bytes:
    taken = _taken(word, context)
    if context.sheet_printer is None:
        raise AmbleError(text.pdf_needs_qt("this program was built without it"))
    try:
        print_sheet = context.sheet_printer()
    except ImportError as error:
        raise AmbleError(text.pdf_needs_qt(str(error))) from error
    return print_sheet(handout(taken.timeline, taken.library.exercise, taken.about), paper)


def _taken(word: str, context: Context) -> _Taken:
    """What the word names; `walk` is today's walk, unless there is a routine of that name."""
    if word == WALK:
        library = open_library(context)
        if library.file_of(FileKind.ROUTINE, WALK) is None:
            return _walk(context, library)
    found = find_routine(word, context)
    return _Taken(found.timeline, found.routine.about, found.library)


def _walk(context: Context, library: Library) -> _Taken:
    settings = load_settings(context.data.settings)[0]
    with open_history(context) as history:
        from exercises.coach.advisor import Advisor

        advisor = Advisor(library, history, settings.plan)
        outlook = advisor.outlook(context.clock.now().date())
        if trouble := advisor.plan_trouble():
            warn(trouble)
        if outlook.lock is not None:
            raise AmbleError(lock_sentence(outlook.lock, settings.emergency_number))
        return _Taken(advisor.walk(outlook), advisor.plan().about, library)
