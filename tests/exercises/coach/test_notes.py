"""Notes: short, with a source, the same all day."""

import re
from datetime import date, timedelta

import pytest

from exercises.coach.notes import NOTES, Topic, note_for

DAY = date(2026, 11, 20)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.text[:30])
def test_note__at_most_two_sentences_with_a_source(note) -> None:
    assert 1 <= len(re.findall(r"[.?!](?:\s|$)", note.text)) <= 2
    assert note.source
    assert "!" not in note.text
    assert "lactic" not in note.text.lower()


def test_notes__twenty_or_more_different_ones_and_every_topic_has_some() -> None:
    assert len({note.text for note in NOTES}) == len(NOTES) >= 20
    assert {note.topic for note in NOTES} == set(Topic)


@pytest.mark.parametrize("topic", [None, *Topic])
def test_note_for__is_the_same_all_day_and_goes_round_all_of_a_topic(topic: Topic | None) -> None:
    assert note_for(topic, DAY) == note_for(topic, DAY)
    wanted = {note for note in NOTES if topic in (None, note.topic)}
    assert {note_for(topic, DAY + timedelta(days=n)) for n in range(len(wanted))} == wanted
