"""The line of text that a session brings home from the phone."""

import re
import zlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from urllib.parse import urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exercises.errors import AmbleError
from exercises.history.phone_line import phone_line, record_from_line
from exercises.session.events import Outcome
from exercises.session.record import Feelings, SessionRecord

NOW = datetime.fromisoformat("2026-11-21T18:00:00+01:00")
STARTED = datetime.fromisoformat("2026-11-21T10:05:00+01:00")
NOT_A_LINE = r"^This is not a line from Amble on the phone"
# Whatever one can type on a phone: no half characters, which no text can hold.
words = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
whole_seconds = st.integers(0, 14_400).map(float)
pain = st.none() | st.integers(0, 10)
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    datetime(2026, 11, 20),  # noqa: DTZ001
    timezones=st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)


def session(**changes):
    plain = SessionRecord(
        id="not in the line",
        routine=None,
        name="Walk · L4",
        kind="walk",
        level="L4",
        started=STARTED,
        ended=STARTED + timedelta(seconds=870),
        planned_seconds=900.0,
        active_seconds=870.0,
        walk_planned_seconds=720.0,
        walk_active_seconds=700.0,
        outcome=Outcome.FINISHED,
        steps=(),
        feelings=Feelings(pain_before=2, pain_peak=4, pain_after=3, effort=3, leg=True, note="Grün & 100 % – 🚶\nja?"),
        logged_by_hand=True,
    )
    return replace(plain, **changes)


def signed(text):
    """A line with the right check, whatever it says."""
    return f"{text}&check={zlib.crc32(text.encode()):08x}"


def made_of(**changes):
    """A line of these parts; None leaves one out."""
    parts = {
        "kind": "walk",
        "name": "Walk",
        "started": "2026-11-21T10:05:00+01:00",
        "planned": "900",
        "active": "870",
        "outcome": "finished",
    }
    told = {key: value for key, value in {**parts, **changes}.items() if value is not None}
    return signed(f"amble1?{urlencode(told)}")


LINE = phone_line(session())


@given(
    record=st.builds(
        session,
        routine=st.none() | words,
        name=words,
        kind=words,
        level=st.none() | words,
        started=moments,
        planned_seconds=whole_seconds,
        active_seconds=whole_seconds,
        walk_planned_seconds=whole_seconds,
        walk_active_seconds=whole_seconds,
        outcome=st.sampled_from(Outcome),
        feelings=st.builds(
            Feelings,
            pain_before=pain,
            pain_peak=pain,
            pain_after=pain,
            effort=pain,
            leg=st.none() | st.just(True),
            note=st.none() | words,
        ),
    )
)
@example(record=session())
@example(record=session(name="&check=00000000", feelings=Feelings(note="amble1?&check=12345678 ü 👩‍👩‍👧")))
@example(record=session(feelings=Feelings(note="a+b=c&d;e#f%20\t\r\n\x00")))
def test_a_session_comes_home_as_it_was(record):
    line = phone_line(record)
    assert line.isascii()
    assert re.fullmatch(r"\S+", line)
    found = record_from_line(line, NOW)
    ended = record.started + timedelta(seconds=record.active_seconds)
    assert found == replace(record, id=found.id, ended=ended)
    assert found.started.isoformat() == record.started.isoformat()


def test_the_line_is_the_one_that_is_documented():
    plain = session(feelings=Feelings(), routine=None, level=None, name="Walk")
    assert phone_line(plain) == (
        "amble1?kind=walk&name=Walk&started=2026-11-21T10%3A05%3A00%2B01%3A00&planned=900&active=870"
        "&walk_planned=720&walk_active=700&outcome=finished&check=f515f6ca"
    )


def test_a_line_that_leaves_much_out_is_read():
    found = record_from_line(made_of(outcome=None), NOW)
    assert (found.walk_active_seconds, found.outcome, found.feelings) == (0.0, Outcome.FINISHED, Feelings())


def test_parts_that_a_later_page_adds_are_passed_over():
    assert record_from_line(made_of(weather="rain", steps="1200"), NOW).active_seconds == 870.0


def test_the_same_line_is_the_same_session_and_another_one_is_not():
    first = record_from_line(LINE, NOW)
    assert record_from_line(f"  {LINE}\n", NOW + timedelta(days=9)) == first
    other = phone_line(session(started=STARTED + timedelta(seconds=1)))
    assert record_from_line(other, NOW).id != first.id


@pytest.mark.parametrize(
    "around",
    ["{}", "\n\n  {}\t", "My walk today: {}", "{}.", "{} Sent from my phone", "<{}>", '"{}"', "„{}“"],
)
def test_words_around_it_do_not_matter(around):
    assert record_from_line(around.format(LINE), NOW) == record_from_line(LINE, NOW)


@pytest.mark.parametrize("width", [20, 61, 76])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\n> "])
def test_a_line_that_a_mail_program_broke(width, end):
    broken = end.join(LINE[at : at + width] for at in range(0, len(LINE), width))
    if ">" in end:  # a quoted mail has letters of its own in it
        with pytest.raises(AmbleError, match=NOT_A_LINE):
            record_from_line(broken, NOW)
    else:
        assert record_from_line(broken, NOW) == record_from_line(LINE, NOW)


# Damaged


@pytest.mark.parametrize("length", range(len(LINE)))
def test_a_line_that_was_cut_anywhere_is_refused(length):
    for part in (LINE[:length], LINE[length + 1 :] if length else LINE[1:]):
        with pytest.raises(AmbleError, match=NOT_A_LINE):
            record_from_line(part, NOW)


@given(st.integers(0, len(LINE) - 1), st.sampled_from("0123456789abcdefxyz%&=?+ZÄ"))
def test_a_line_with_one_other_letter_is_refused(place, letter):
    changed = LINE[:place] + letter + LINE[place + 1 :]
    if changed == LINE:
        return
    with pytest.raises(AmbleError, match=r"^This (is not a line|line was written by a newer)"):
        record_from_line(changed, NOW)


@given(st.text(max_size=200))
@example("amble" + "9" * 9000 + "?a=b&check=00000000")
@example("amble١?a=b&check=00000000")
@example("amble1?&check=00000000")
def test_no_text_breaks_it(text):
    with pytest.raises(AmbleError):
        record_from_line(text, NOW)


@pytest.mark.parametrize(
    "changes",
    [
        {"started": None},
        {"started": ""},
        {"started": "2026-11-21T10:05:00"},  # nobody knows where
        {"started": "yesterday"},
        {"started": "9999-12-31T23:59:59+00:00", "active": "9999"},
        {"started": "0001-01-01T00:00:00+23:59", "active": "nan"},
        {"name": None},
        {"kind": None},
        {"planned": None},
        {"planned": "ten"},
        {"active": "-1"},
        {"active": "14401"},
        {"active": "nan"},
        {"active": "inf"},
        {"active": "1e999"},
        {"walk_active": ""},
        {"before": "11"},
        {"peak": "-1"},
        {"after": "3.5"},
        {"effort": ""},
        {"outcome": "won"},
    ],
)
def test_a_line_that_makes_no_sense_is_refused_although_it_is_whole(changes):
    with pytest.raises(AmbleError, match=NOT_A_LINE):
        record_from_line(made_of(**changes), NOW)


def test_a_line_of_a_newer_kind_says_so():
    with pytest.raises(AmbleError, match=r"^This line was written by a newer Amble; please update this one\.$"):
        record_from_line(signed("amble2?what=ever"), NOW)


def test_the_future():
    soon, later = (phone_line(session(started=NOW + timedelta(minutes=ahead))) for ahead in (4, 6))
    assert record_from_line(soon, NOW).started > NOW  # two clocks are never quite the same
    with pytest.raises(AmbleError, match=r"is the clock of the phone right\?$"):
        record_from_line(later, NOW)


def test_long_texts_are_cut():
    found = record_from_line(
        phone_line(session(name="n" * 999, kind="k" * 99, feelings=Feelings(note="ü" * 9999))), NOW
    )
    assert (len(found.name), len(found.kind), found.feelings.note) == (200, 40, "ü" * 2000)


def test_half_a_character_becomes_a_question_mark():
    found = record_from_line(phone_line(session(name="Walk\udcff", feelings=Feelings(note="caf\udce9"))), NOW)
    assert (found.name, found.feelings.note) == ("Walk?", "caf?")


def test_it_can_be_kept(history):
    record = record_from_line(LINE, NOW)
    for _ in range(2):
        history.save(record)
    assert history.session(record.id) == record
    assert history.count() == 1
