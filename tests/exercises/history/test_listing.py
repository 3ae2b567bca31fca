from datetime import timedelta

import pytest

from exercises.session.record import Feelings
from tests.exercises.history.records import MORNING, done, named


def pages(history, size, search=""):
    """Every page until an empty one."""
    found, last = [], None
    while page := history.recent(size, before=last, search=search):
        found.append([line.id for line in page])
        last = page[-1]
    return found


def test_recent__shows_what_a_line_needs(history):
    record = done(level="L4", logged_by_hand=True, feelings=Feelings(pain_before=3, pain_after=2, effort=5))
    history.save(record)
    (line,) = history.recent(1)
    assert (line.id, line.name, line.kind, line.level) == (record.id, record.name, record.kind, "L4")
    assert (line.started, line.ended, line.outcome) == (record.started, record.ended, record.outcome)
    assert (line.planned_seconds, line.active_seconds) == (record.planned_seconds, record.active_seconds)
    assert (line.pain_before, line.pain_after, line.effort, line.logged_by_hand) == (3, 2, 5, True)


@pytest.mark.parametrize("search", ["", "b"])
def test_recent__pages_through_everything_once_newest_first(history, search):
    # Five of them at each moment, so that a page's end falls between sessions of the same time.
    records = [named("B", started=MORNING + timedelta(hours=number // 5)) for number in range(33)]
    for record in records:
        history.save(record)
    found = pages(history, 7, search)
    assert [len(page) for page in found] == [7, 7, 7, 7, 5]
    order = sorted(records, key=lambda record: (record.started, record.id), reverse=True)
    assert [session_id for page in found for session_id in page] == [record.id for record in order]


def test_recent__goes_on_at_the_same_place_when_something_new_came_or_went(history):
    records = [done(MORNING + timedelta(hours=number)) for number in range(6)]
    for record in records[:5]:
        history.save(record)
    page = history.recent(2)
    history.save(records[5])
    history.delete(page[-1].id)
    assert [line.id for line in history.recent(2, before=page[-1])] == [records[2].id, records[1].id]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("core", ["Core foundation"]),
        ("CORE FOUNDATION", ["Core foundation"]),
        ("foundation core", ["Core foundation"]),  # every word, in any order
        ("core walk", []),
        ("oundatio", ["Core foundation"]),
        ("bird-dog", ["Core foundation"]),
        ("bridge", ["Übungen für den Rücken", "Core foundation"]),
        ("bridge rained", ["Core foundation"]),  # one word in the names, one in the note
        ("übungen", ["Übungen für den Rücken"]),
        ("ubungen RUCKEN", ["Übungen für den Rücken"]),
        ("U\u0308BUNGEN", ["Übungen für den Rücken"]),  # the dots typed on their own
        ("straße", ["Übungen für den Rücken"]),
        ("STRASSE", ["Übungen für den Rücken"]),
        ("ходьба", ["ХОДЬБА ™"]),
        ("tm", ["ХОДЬБА ™"]),
        ("100%", ["ХОДЬБА ™"]),
        ("_", []),
        ("%", ["ХОДЬБА ™"]),
        ("it's", ["ХОДЬБА ™"]),
        ("  \t ", ["ХОДЬБА ™", "Übungen für den Rücken", "Core foundation"]),
        ("core\nbird", ["Core foundation"]),
        ("🚶", ["ХОДЬБА ™"]),
    ],
)
def test_search__finds_names_exercises_and_notes(history, search, found):
    notes = ("It rained.", "Auf der Straße", "100% fine, it's 🚶 weather")
    records = (
        named("Core foundation", "Bridge", "Bird-dog", feelings=Feelings(note=notes[0])),
        named("Übungen für den Rücken", "Bridge", started=MORNING + timedelta(1), feelings=Feelings(note=notes[1])),
        named("ХОДЬБА ™", started=MORNING + timedelta(2), feelings=Feelings(note=notes[2])),
    )
    for record in records:
        history.save(record)
    assert [line.name for line in history.recent(10, search=search)] == found
    assert history.count(search=search) == len(found)


def test_deleted__are_told_the_last_one_first_and_come_back_whole(history, clock):
    first, second, kept = (named(name, started=MORNING + timedelta(hours=n)) for n, name in enumerate("ABC"))
    for record in (first, second, kept):
        history.save(record)
    assert history.deleted(10) == []
    for record in (second, first):
        clock.advance(60)
        history.delete(record.id)
    assert [line.id for line in history.deleted(10)] == [first.id, second.id]
    assert [line.id for line in history.deleted(1)] == [first.id]
    history.undelete(first.id)
    assert [line.id for line in history.deleted(10)] == [second.id]
    assert [line.name for line in history.recent(10)] == ["C", "A"]
