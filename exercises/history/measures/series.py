"""Results over time: each measure, side and own activity as a series that can be drawn, compared and exported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from exercises.history.facts import ActivityScores, DistanceWay, Measure, Measured, OwnActivities, StoredFact
from exercises.history.measures.catalogue import DEFINITIONS
from exercises.library.timeline import Side


@dataclass(frozen=True, slots=True)
class Result:
    """One result, in its series' unit, with the id of the fact that told it and the moment for which it was told."""

    fact: str
    at: datetime
    value: float
    way: DistanceWay | None = None

    @property
    def day(self) -> date:
        """The local date on which it counts."""
        return self.at.date()


@dataclass(frozen=True, slots=True)
class MeasureSeries:
    """What can be compared with each other, oldest first, one result a day.

    `key` tells series apart and stays the same: `chair-stands`, `side-plank:left`, `activity:UUID`, and
    `activities:UUID+UUID` for the mean of a set of activities. `name` is what to call it.
    """

    key: str
    measure: Measure
    name: str
    unit: str
    results: tuple[Result, ...]
    side: Side | None = None

    @property
    def is_mean(self) -> bool:
        """Whether it is the mean of several scores."""
        return self.key.startswith("activities:")


def measures_series(facts: Iterable[StoredFact], today: date) -> tuple[MeasureSeries, ...]:
    """Every series with a result up to today, in the order of the measures; the set of activities scored last is first.

    Of several results on one day the one told last counts: it was measured again. A mean goes on only while the same
    activities are scored; a renamed one stays the same, and is called as it was last.
    """
    told = [stored for stored in facts if stored.day <= today]
    return (*_activity_series(told), *_measured_series(told))


def own_activities(facts: Iterable[StoredFact], today: date) -> tuple[tuple[str, str], ...]:
    """The activities to score, as (UUID, name); those that were scored last when none were ever chosen."""
    for stored in reversed([each for each in facts if each.day <= today]):
        match stored.fact:
            case OwnActivities(activities=activities):
                return activities
            case ActivityScores(scores=scores):
                return tuple((activity, name) for activity, name, _ in scores)
    return ()


def _measured_series(told: Sequence[StoredFact]) -> list[MeasureSeries]:
    found: dict[tuple[Measure, Side | None], dict[date, Result]] = {}
    for stored in told:
        fact = stored.fact
        if isinstance(fact, Measured):
            results = found.setdefault((fact.measure, fact.side), {})
            results[stored.day] = Result(stored.id, stored.at, fact.value, fact.way)
    sides = (None, Side.LEFT, Side.RIGHT)
    wanted = [(measure, side) for measure in Measure for side in sides if (measure, side) in found]
    return [_sided(measure, side, found[measure, side]) for measure, side in wanted]


def _sided(measure: Measure, side: Side | None, results: dict[date, Result]) -> MeasureSeries:
    definition = DEFINITIONS[measure]
    key = measure.value if side is None else f"{measure.value}:{side.value}"
    name = definition.name if side is None else f"{definition.name}, {side.value}"
    return MeasureSeries(key, measure, name, definition.unit, _by_day(results), side)


def _activity_series(told: Sequence[StoredFact]) -> list[MeasureSeries]:
    means: dict[frozenset[str], dict[date, Result]] = {}
    single: dict[str, dict[date, Result]] = {}
    names: dict[str, str] = {}
    for stored in told:
        match stored.fact:
            case OwnActivities(activities=activities):
                names.update(activities)
            case ActivityScores(scores=scores):
                names.update((activity, name) for activity, name, _ in scores)
                for activity, _, score in scores:
                    single.setdefault(activity, {})[stored.day] = Result(stored.id, stored.at, float(score))
                chosen = frozenset(activity for activity, _, _ in scores)
                # The set scored last goes to the end, also when it was scored before.
                results = means.pop(chosen, {})
                mean = sum(score for *_, score in scores) / len(scores)
                means[chosen] = {**results, stored.day: Result(stored.id, stored.at, mean)}
    unit = DEFINITIONS[Measure.ACTIVITIES].unit
    series = [
        MeasureSeries(
            "activities:" + "+".join(sorted(chosen)),
            Measure.ACTIVITIES,
            ", ".join(sorted(names[activity] for activity in chosen)),
            unit,
            _by_day(results),
        )
        for chosen, results in reversed(means.items())
    ]
    for activity, results in single.items():
        key = f"activity:{activity}"
        series.append(MeasureSeries(key, Measure.ACTIVITIES, names[activity], unit, _by_day(results)))
    return series


def _by_day(results: dict[date, Result]) -> tuple[Result, ...]:
    """In the order of local days, which on journeys is not always that of the moments."""
    return tuple(results[day] for day in sorted(results))
