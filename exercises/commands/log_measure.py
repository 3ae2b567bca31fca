"""`amble log measure`: a result that was measured without the window."""

from collections.abc import Sequence
from datetime import date

from exercises.commands import measure_text, plan_text
from exercises.commands.arguments import Arguments, UsageError, number
from exercises.commands.context import Context
from exercises.commands.moments import check_told_at, moment
from exercises.commands.sessions import open_history, say_new_id
from exercises.errors import AmbleError
from exercises.history.facts import ActivityScores, Fact, Measure, Measured, StoredFact
from exercises.history.history import History
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.history.measures.ranges import RANGES, SIDED, WHOLE, can_be_measured
from exercises.history.measures.series import own_activities
from exercises.history.measures.words import measure_sentence
from exercises.library.problems import did_you_mean, visible
from exercises.library.timeline import Side


def log_measure(words: Sequence[str], context: Context) -> None:
    """Write a result down, and say so or, where nobody watches, print the fact's id."""
    arguments = Arguments("log")
    arguments.add_argument("measure", metavar="MEASURE", help=measure_text.MEASURE_HELP)
    arguments.add_argument("values", metavar="VALUE", nargs="+", type=number, help=measure_text.VALUE_HELP)
    arguments.add_argument("--side", metavar="SIDE", help=measure_text.SIDE_HELP)
    arguments.add_argument("--at", metavar="ISO", type=moment, help=plan_text.AT_HELP)
    options = arguments.read(words)
    measure = _measure(options.measure)
    now = context.clock.now()
    at = options.at or now
    check_told_at(at, now)
    side = _side(measure, options.side)
    # What needs nothing of the history is judged before it is opened.
    given: Fact | None = None if measure is Measure.ACTIVITIES else _measured(measure, options.values, side)
    with open_history(context) as history:
        stored = history.note(given or _scores(history.facts(), now.date(), options.values), at)
    say_new_id(stored.id, plan_text.written_down(visible(sentence_of(stored)), stored.at, now))


def measure_like(history: History, beginning: str) -> StoredFact | None:
    """The result whose fact's id begins so; None when there is none, or several."""
    found = [
        stored
        for stored in history.facts()
        if stored.id.startswith(beginning) and isinstance(stored.fact, Measured | ActivityScores)
    ]
    return found[0] if len(found) == 1 else None


def sentence_of(stored: StoredFact) -> str:
    """What is said of a result."""
    return measure_sentence(stored.fact) or ""


def _measure(word: str) -> Measure:
    try:
        return Measure(word)
    except ValueError as error:
        known = [measure.value for measure in Measure]
        raise UsageError(measure_text.unknown_measure(word, did_you_mean(word, known), known)) from error


def _side(measure: Measure, word: str | None) -> Side | None:
    name = DEFINITIONS[measure].name
    if word is None:
        if measure in SIDED:
            raise AmbleError(measure_text.side_needed(name))
        return None
    if word not in (Side.LEFT.value, Side.RIGHT.value):
        raise UsageError(measure_text.not_a_side(word))
    if measure not in SIDED:
        raise AmbleError(measure_text.no_side(name))
    return Side(word)


def _measured(measure: Measure, values: Sequence[float], side: Side | None) -> Measured:
    name = DEFINITIONS[measure].name
    if len(values) > 1:
        raise UsageError(measure_text.one_value(name))
    result = Measured(measure, values[0] + 0.0, side)  # -0 is 0
    if not can_be_measured(result):
        lowest, highest = RANGES[measure]
        raise AmbleError(measure_text.out_of_range(name, lowest, highest, whole=measure in WHOLE))
    return result


def _scores(facts: Sequence[StoredFact], today: date, values: Sequence[float]) -> ActivityScores:
    """Scores of the activities that there are now, in their order."""
    activities = own_activities(facts, today)
    if not activities:
        raise AmbleError(measure_text.no_activities())
    fine = len(values) == len(activities) and all(value % 1 == 0 and 0 <= value <= 10 for value in values)
    if not fine:
        raise AmbleError(measure_text.one_score_each([name for _, name in activities]))
    scored = zip(activities, values, strict=True)
    return ActivityScores(tuple((activity, name, int(value)) for (activity, name), value in scored))
