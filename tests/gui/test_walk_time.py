"""How long a session takes in all, in words that are read from its timeline."""

from dataclasses import replace

import pytest

from exercises.library.timeline import Timeline
from gui.words.walk_time import session_time, time_of_walk, walk_in_words, walking_words
from tests.gui.today.days import bundled, walk


def wrapped(before: bool, after: bool, **wish: object) -> Timeline:
    """The walk of level 4 with only a part of what is wrapped round it."""
    whole = walk(4, 15, **wish)
    walked = [number for number, phase in enumerate(whole.phases) if phase.walking]
    first, last = (0 if before else walked[0]), (len(whole.phases) if after else walked[-1] + 1)
    return replace(whole, phases=whole.phases[first:last])


@pytest.mark.parametrize(
    ("timeline", "said"),
    [
        (walk(4, 15), "15 min walking, 29 with warm-up and cool-down"),
        (walk(4, 15, wrap=False), "15 min walking"),
        (walk(None), "up to 30 min walking, 44 with warm-up and cool-down"),
        (walk(None, wrap=False), "up to 30 min walking"),
        (walk(4, 1, wrap=False), "1 min walking"),
        (wrapped(True, False), "15 min walking, 22 with warm-up"),
        (wrapped(False, True), "15 min walking, 22 with cool-down"),
        (wrapped(True, True, stenosis=True), "15 min walking, 33 with warm-up, seats and cool-down"),
        (wrapped(True, False, stenosis=True), "15 min walking, 26 with warm-up and seats"),
        (wrapped(False, True, stenosis=True), "15 min walking, 26 with seats and cool-down"),
        (wrapped(False, False, stenosis=True), "15 min walking, 19 with seats"),
    ],
)
def test_the_walking_and_the_whole(timeline, said):
    assert session_time(timeline) == said


def test_a_walk_slowed_or_made_longer_by_its_plan__tells_its_own_time():
    usual = walk(4, 15)
    phases = tuple(replace(phase, seconds=phase.seconds * 2) for phase in usual.phases)
    assert session_time(replace(usual, phases=phases)) == "30 min walking, 59 with warm-up and cool-down"


def test_anything_but_a_walk__is_its_minutes():
    library = bundled()
    timeline = library.timeline(library.routine("core-foundation"))
    assert session_time(timeline) == "11 min in all"


def test_one_of_several_walks_of_a_day__says_so():
    time = "4 min walking, 18 with warm-up and cool-down"
    assert time_of_walk(walk(0, 4), (4, 4)) == f"{time}, each time"
    assert time_of_walk(walk(0, 4), (4, 3)) == f"{time}, the first time"
    assert time_of_walk(walk(0, 4), (4,)) == time
    assert time_of_walk(None, (4, 4)) == ""


@pytest.mark.parametrize(
    ("timeline", "said"),
    [
        (walk(4, 15), "15 min walking, 29 with warm-up and cool-down. Easy 5 · brisk 5 · easy 5 min."),
        (walk(4, 7, easy=True, wrap=False), "7 min walking."),
        (
            wrapped(False, False, stenosis=True),
            "15 min walking, 19 with seats. 3 min at a time with 1 min to sit in between.",
        ),
        (walk(None, wrap=False), "Up to 30 min walking."),
        (None, ""),
    ],
)
def test_what_a_walk_is_made_of__only_where_there_is_more_than_one_thing(timeline, said):
    assert walk_in_words(timeline) == said


def test_walking_words__of_an_open_end_are_none():
    assert walking_words(walk(None)) == ""
    assert walking_words(walk(4, 7, easy=True)) == "easy 7 min"
