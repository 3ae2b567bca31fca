"""The queue in front of a voice."""

from exercises.session.cues import Clears, Cue
from exercises.session.speaking import Speaking


def test_a_sentence_that_must_be_said__waits_for_its_turn() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="First.", must=True), 0)
    speaking.offer(Cue(words="Second.", must=True), 0)
    assert speaking.next(0) == "First."
    assert speaking.next(1) is None
    speaking.ended()
    assert speaking.next(2) == "Second."


def test_a_number__never_cuts_a_sentence_and_does_not_wait() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="A long sentence.", must=True), 0)
    speaking.next(0)
    assert not speaking.offer(Cue(words="3", within_seconds=1), 0.5)
    speaking.ended()
    assert speaking.next(0.6) is None


def test_a_number_behind_a_sentence_that_has_not_begun__is_left_out() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="Bridge.", must=True), 0)
    speaking.offer(Cue(words="3"), 0)
    assert speaking.next(0) == "Bridge."
    speaking.ended()
    assert speaking.next(0) is None


def test_what_can_not_begin_in_time__is_not_said() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="One.", must=True, within_seconds=60), 0)
    speaking.offer(Cue(words="Two.", must=True, within_seconds=4), 0)
    speaking.offer(Cue(words="Three.", must=True, within_seconds=60), 0)
    speaking.next(0)
    speaking.ended()
    assert speaking.next(5) == "Three."


def test_the_end_of_the_work__lets_a_sentence_finish_and_drops_what_waits() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="One.", must=True), 0)
    speaking.offer(Cue(words="Two.", must=True), 0)
    speaking.next(0)
    assert not speaking.offer(Cue(clears=Clears.WAITING), 1)
    speaking.ended()
    assert speaking.next(1) is None


def test_a_skip__stops_what_is_being_said_and_goes_on_with_the_new() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="One.", must=True), 0)
    speaking.next(0)
    assert speaking.offer(Cue(words="Other.", must=True, clears=Clears.ALL), 1)
    assert speaking.next(1) == "Other."


def test_a_voice_that_says_nothing_any_more__fills_no_memory() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="One.", must=True), 0)
    speaking.next(0)
    for number in range(1000):
        speaking.offer(Cue(words=str(number), must=True, within_seconds=1e9), 0)
    speaking.ended()
    said = 0
    while speaking.next(0) is not None:
        speaking.ended()
        said += 1
    assert said <= 24


def test_what_is_read_out__is_unread_until_the_voice_is_silent() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="Bridge.", must=True), 0)
    assert speaking.unread == ()
    speaking.offer(Cue(words="Lie down.", must=True, reading=True), 0)
    assert speaking.next(0) == "Bridge."
    assert speaking.unread == ("Bridge.", "Lie down.")
    speaking.ended()
    assert speaking.next(1) == "Lie down."
    assert speaking.unread == ("Lie down.",)
    speaking.ended()
    assert speaking.next(2) is None
    assert speaking.unread == ()


def test_what_was_to_be_read_out_and_is_silenced__is_not_unread() -> None:
    for clears in (Clears.ALL, Clears.WAITING):
        speaking = Speaking()
        speaking.offer(Cue(words="Lie down.", must=True, reading=True), 0)
        speaking.offer(Cue(clears=clears), 0)
        assert speaking.unread == ()


def test_what_comes_too_late_to_be_read_out__is_not_waited_for() -> None:
    speaking = Speaking()
    speaking.offer(Cue(words="One.", must=True), 0)
    speaking.offer(Cue(words="Lie down.", must=True, reading=True, within_seconds=5), 0)
    speaking.next(0)
    speaking.ended()
    assert speaking.next(6) is None
    assert speaking.unread == ()
