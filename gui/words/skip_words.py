"""Why an exercise was left out or done otherwise, in words."""

from exercises.session.record import SkipReason, StepOutcome, StepRecord
from gui import text


def skip_reason_word(reason: SkipReason) -> str:
    """The words for a reason, as they are read later."""
    return {
        SkipReason.HURT: text.tr("it hurt"),
        SkipReason.TOO_HARD: text.tr("too hard that day"),
        SkipReason.NO_TIME: text.tr("no time"),
        SkipReason.NOT_WANTED: text.tr("did not feel like it"),
    }[reason]


def outcome_words(outcome: StepOutcome, reason: SkipReason | None) -> str:
    """What became of a planned piece of work, with why it was so where that was told."""
    if (outcome, reason) == (StepOutcome.EASIER, SkipReason.HURT):
        return text.tr("hurt, then an easier version")
    word = text.outcome(outcome)
    return word if reason is None else f"{word} · {skip_reason_word(reason)}"


def step_outcome_words(step: StepRecord) -> str:
    """The same for a step."""
    return outcome_words(step.outcome, step.reason)
