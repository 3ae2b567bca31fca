"""Which fields a measure is told with."""

from collections.abc import Sequence

from exercises.history.facts import Measure, Measured
from gui.measures.result_fields import NumberFields, OverallFields, ResultFields, ScaleFields
from gui.theme.theme import Theme


def fields_for(
    theme: Theme, measure: Measure, activities: Sequence[tuple[str, str]] = (), last: Measured | None = None
) -> ResultFields:
    """Fresh fields; `activities` are one's own as (id, name), `last` is how a distance was found last time."""
    match measure:
        case Measure.ACTIVITIES:
            from gui.measures.activity_fields import ActivityFields

            return ActivityFields(theme, activities)
        case Measure.TWO_MINUTE_WALK:
            from gui.measures.distance_fields import DistanceFields

            return DistanceFields(theme, last)
        case Measure.OVERALL_CHANGE:
            return OverallFields(theme)
        case Measure.SLEEP | Measure.MOOD | Measure.CONFIDENCE:
            return ScaleFields(theme, measure)
        case _:
            return NumberFields(theme, measure)
