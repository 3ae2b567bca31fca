"""Durations, counts, percents and numbers, read from the text exactly as it was written."""

import re
from typing import Final

MAX_SECONDS: Final = 4 * 60 * 60
MAX_TEXT: Final = 2000

_NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
_WHOLE: Final = r"[0-9]+"
_SIXTY: Final = r"[0-5][0-9]"
# One line a way of writing; each group ends with its unit. The decimal point is allowed in the last number only.
_WAYS: Final = (
    rf"(?P<a_s>{_NUMBER})(?: *s(?:ec)?)?",
    rf"(?P<b_m>{_NUMBER}) *m(?:in)?",
    rf"(?P<c_m>{_WHOLE}) *m(?:in)? *(?P<c_s>{_NUMBER}) *s(?:ec)?",
    rf"(?P<d_h>{_NUMBER}) *h",
    rf"(?P<e_h>{_WHOLE}) *h *(?P<e_m>{_NUMBER}) *m(?:in)?",
    rf"(?P<f_h>{_WHOLE}) *h *(?:(?P<f_m>{_WHOLE}) *m(?:in)? *)?(?P<f_s>{_NUMBER}) *s(?:ec)?",
    rf"(?P<g_m>{_WHOLE}) *: *(?P<g_s>{_SIXTY}(?:\.[0-9]+)?)",
    rf"(?P<i_h>{_WHOLE}) *: *(?P<i_m>{_SIXTY}) *: *(?P<i_s>{_SIXTY}(?:\.[0-9]+)?)",
)
_DURATION: Final = re.compile(rf" *(?:{'|'.join(_WAYS)}) *", re.IGNORECASE | re.ASCII)
_UNIT_SECONDS: Final = {"h": 3600.0, "m": 60.0, "s": 1.0}
_COUNT: Final = re.compile(r"[0-9]+")
_PERCENT: Final = re.compile(r"([0-9]+) *%")
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,6}(\.[0-9]{1,6})?")


def parse_duration(text: str) -> float | None:
    """Seconds of a duration such as `30s`, `1m 30s`, `1:30` or `2.5 min`; None when it is not one.

    The value may be 0 or very large: the caller knows the range of its key.
    """
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    parts = ((name, digits) for name, digits in match.groupdict().items() if digits is not None)
    return sum(float(digits) * _UNIT_SECONDS[name[-1]] for name, digits in parts)


def parse_decimal(text: str) -> float | None:
    """A number with an optional sign and decimal point, in ASCII digits; None for anything else."""
    plain = text.strip()
    return float(plain) if _DECIMAL.fullmatch(plain) else None


def parse_count(text: str) -> int | None:
    """A whole number in ASCII digits without sign (`010` is 10); None when it is not one.

    More than nine digits give a number that is out of every range.
    """
    if not _COUNT.fullmatch(text):
        return None
    digits = text.lstrip("0") or "0"
    return int(digits) if len(digits) <= 9 else 10**9


def parse_percent(text: str) -> int | None:
    """The whole number before `%`; None when it is not written so."""
    match = _PERCENT.fullmatch(text)
    return parse_count(match[1]) if match else None


def format_clock(seconds: float) -> str:
    """`0:45`, `12:40` or `1:02:03`, rounded to whole seconds."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{secs:02}" if hours else f"{minutes}:{secs:02}"


def format_duration(seconds: float) -> str:
    """`45 s`, `2 min`, `1 min 30 s` or `1 h 5 min`: the way a person says it.

    Tenths are kept below ten seconds only, where they were written by hand.
    """
    if seconds < 10 and seconds != round(seconds):
        return f"{seconds:.1f} s"
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, secs = divmod(rest, 60)
    parts = [(hours, "h"), (minutes, "min"), (secs, "s")]
    return " ".join(f"{n} {unit}" for n, unit in parts if n) or "0 s"
