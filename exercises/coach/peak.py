"""The pain at its worst, as far as what was told fits together."""

from exercises.session.record import Feelings


def told_peak(felt: Feelings) -> int | None:
    """The pain at its worst, which is no lower than the one told for right after; None where the worst is unknown."""
    if felt.pain_peak is None or felt.pain_after is None:
        return felt.pain_peak
    return max(felt.pain_peak, felt.pain_after)
