"""The questions at the end of a session, with real clicks and keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exercises.session.events import Outcome
from exercises.session.record import Feelings, PainTap, SessionRecord, SkipReason, StepOutcome, StepRecord
from exercises.session.record_left_out import LeftOutTold
from gui.asking.walk_details import WalkTold
from gui.player.finish_page import FinishPage
from gui.theme.theme import Theme
from gui.widgets.labels import Label
from gui.widgets.number_scale import NumberScale

AT = datetime(2026, 11, 20, 8, 0, tzinfo=timezone(timedelta(hours=1)))
STEP = StepRecord("walk-easy", "Easy walk", None, None, 600.0, 600.0, None, None, StepOutcome.DONE)
WALK = SessionRecord(
    id="one",
    routine="gradual-walk",
    name="Walk · L4",
    kind="walk",
    level="L4",
    started=AT,
    ended=AT + timedelta(minutes=10),
    planned_seconds=600.0,
    active_seconds=600.0,
    walk_planned_seconds=600.0,
    walk_active_seconds=600.0,
    outcome=Outcome.FINISHED,
    steps=(STEP,),
)
STRENGTH = replace(WALK, kind="strength", name="Core foundation", level=None)
SHOES = (("a", "Grey ones"), ("b", "Old ones"))


class Bench:
    """Somebody who has just finished."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.qtbot = qtbot
        self.page = FinishPage(theme)
        qtbot.addWidget(self.page)
        self.told: list[object] = []
        self.page.left_out_told.connect(self.told.append)
        self.page.said.connect(self.told.append)
        self.page.left.connect(lambda: self.told.append("left"))
        self.page.safety_requested.connect(lambda: self.told.append("safety"))
        self.page.resize(1280, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)

    def show(self, record: SessionRecord, last_walk: WalkTold | None = None) -> None:
        self.page.show_record(record, last_walk=last_walk, shoes=SHOES)
        QApplication.processEvents()

    def sees(self, name: str) -> bool:
        return any(w.isVisible() for w in self.page.findChildren(QWidget, name))

    def see(self, name: str) -> QWidget:
        found = [w for w in self.page.findChildren(QWidget, name) if w.isVisible()]
        assert found, f"no {name!r} to be seen"
        return found[0]

    def click(self, *names: str) -> None:
        for name in names:
            self.qtbot.mouseClick(self.see(name), Qt.MouseButton.LeftButton)
            QApplication.processEvents()

    def scale(self, name: str, number: int) -> None:
        pill = self.see(name).findChild(QWidget, f"scale-{number}")
        assert pill is not None
        self.qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)

    def value(self, name: str) -> int | None:
        scale = self.see(name)
        assert isinstance(scale, NumberScale)
        return scale.value

    @property
    def answers(self) -> tuple[int | None, ...]:
        return tuple(self.value(name) for name in ("pain-after", "pain-peak", "effort"))

    @property
    def focus(self) -> str:
        focus = QApplication.focusWidget()
        return focus.objectName() if focus is not None else ""

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget() or self.page, key)
            QApplication.processEvents()

    def reads(self, words: str) -> bool:
        return any(words in label.text() for label in self.page.findChildren(Label) if label.isVisible())


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Iterator[Bench]:
    bench = Bench(qtbot, theme)
    yield bench
    bench.page.hide()


def test_three_taps__say_pain_effort_and_save(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.scale("pain-after", 2)
    bench.scale("effort", 3)
    bench.click("save")
    assert bench.told == [Feelings(pain_after=2, effort=3), "left"]


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        (("done", "skipped"), "Well done."),
        (("easier", "hurt"), "Well done."),
        (("partial", "skipped"), "Through to the end."),
        (("skipped", "skipped"), "Every part was skipped this time. That is fine."),
    ],
)
def test_the_headline__praises_only_what_was_done(bench: Bench, outcomes: tuple[str, ...], words: str) -> None:
    steps = tuple(replace(STEP, outcome=StepOutcome(outcome)) for outcome in outcomes)
    bench.show(replace(STRENGTH, steps=steps))
    assert bench.reads(words)


def test_skip__says_nothing(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.scale("pain-after", 2)
    bench.click("skip-questions")
    assert bench.told == ["left"]


def test_what_was_said_before__is_kept(bench: Bench) -> None:
    felt = Feelings(pain_before=4, pain_peak=5, where=("thigh",), note="ouch")
    bench.show(replace(STRENGTH, feelings=felt))
    bench.click("save")
    assert bench.told == [felt, "left"]


@pytest.mark.parametrize(
    ("peak", "taps", "worst"),
    [(None, (), None), (3, (), 3), (None, (2, 5, 4), 5), (6, (2, 5), 6), (0, (), 0)],
)
def test_the_worst__is_what_was_told_on_the_way(
    bench: Bench, peak: int | None, taps: tuple[int, ...], worst: int | None
) -> None:
    told = tuple(PainTap(60.0 * n, pain) for n, pain in enumerate(taps))
    bench.show(replace(WALK, feelings=Feelings(pain_peak=peak), taps=told))
    assert bench.value("pain-peak") == worst


@pytest.mark.parametrize(
    ("effort", "words"),
    [
        (0, "Easy · I could sing"),
        (2, "Easy · I could sing"),
        (3, "Just right · I could talk in sentences"),
        (4, "Just right · I could talk in sentences"),
        (5, "Hard · only a few words"),
        (6, "Hard · only a few words"),
        (7, "Too hard · I couldn't talk"),
        (10, "Too hard · I couldn't talk"),
    ],
)
def test_effort__is_told_in_words(bench: Bench, effort: int, words: str) -> None:
    bench.show(WALK)
    bench.scale("effort", effort)
    assert bench.reads(words)


def test_something_new_in_a_leg__is_saved_first_and_asked_about_last(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.click("chip-yes")
    assert bench.sees("leg-next")
    bench.click("save")
    assert bench.told == [Feelings(leg=True), "left", "safety"]


def test_a_new_leg_symptom__is_kept_even_when_the_rest_is_skipped(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.scale("pain-after", 2)
    bench.click("chip-yes", "skip-questions")
    assert bench.told == [Feelings(leg=True), "left", "safety"]


def test_nothing_new__and_nothing_said__are_different(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.click("chip-no", "save")
    bench.show(STRENGTH)
    bench.click("save")
    assert bench.told == [Feelings(leg=False), "left", Feelings(leg=None), "left"]


def test_a_walk__remembers_where_one_walks_but_not_how_far(bench: Bench) -> None:
    bench.show(WALK, WalkTold("grass", "gentle", "b", 2.5))
    assert bench.reads("Grass or track · Gentle hills · Old ones")
    bench.click("save")
    assert bench.told == [Feelings(surface="grass", hills="gentle", shoes="b"), "left"]


def test_more_about_a_walk__changes_what_is_remembered(bench: Bench) -> None:
    bench.show(WALK, WalkTold("grass", "flat", "b"))
    bench.click("more-about-walk", "chip-pavement", "chip-flat", "chip-a")
    bench.see("kilometres").setFocus()
    bench.qtbot.keyClicks(bench.see("kilometres"), "1.2")
    bench.click("save")
    assert bench.told == [Feelings(surface="pavement", hills=None, shoes="a", kilometres=1.2), "left"]


def test_a_distance_that_is_none__keeps_the_page(bench: Bench) -> None:
    bench.show(WALK)
    bench.click("more-about-walk")
    bench.see("kilometres").setFocus()
    bench.qtbot.keyClicks(bench.see("kilometres"), "1000")
    bench.click("save")
    assert bench.told == []
    assert bench.sees("kilometres-problem")


def test_shoes_that_are_worn_no_more__are_not_put_on_again(bench: Bench) -> None:
    bench.show(WALK, WalkTold(shoes="gone"))
    bench.click("save")
    assert bench.told == [Feelings(), "left"]


def test_other_sessions__are_not_asked_about_ground_and_shoes(bench: Bench) -> None:
    bench.show(STRENGTH, WalkTold("grass", "flat", "b"))
    assert not bench.sees("more-about-walk")
    bench.click("save")
    assert bench.told == [Feelings(), "left"]


def test_the_next_session__begins_with_empty_answers(bench: Bench) -> None:
    bench.show(WALK)
    bench.scale("pain-after", 2)
    bench.scale("effort", 8)
    bench.click("chip-yes", "chip-thigh")
    bench.show(STRENGTH)
    bench.click("save")
    assert bench.told == [Feelings(), "left"]


def test_a_key_pressed_once_too_often__answers_nothing(bench: Bench) -> None:
    bench.show(WALK)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_H, Qt.Key.Key_F, Qt.Key.Key_Escape):
        bench.press(key)
    assert bench.told == []
    assert bench.answers == (None, None, None)


# Keys


def test_digits__answer_one_question_after_the_other_and_enter_saves(bench: Bench) -> None:
    bench.show(STRENGTH)
    assert bench.focus == "pain-after"
    bench.press(Qt.Key.Key_2)
    assert bench.focus == "pain-peak"
    bench.press(Qt.Key.Key_4, Qt.Key.Key_3)
    assert bench.focus == "save"
    bench.press(Qt.Key.Key_Return)
    assert bench.told == [Feelings(pain_after=2, pain_peak=4, effort=3), "left"]


def test_one__waits_for_its_zero(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.press(Qt.Key.Key_1)
    assert (bench.focus, bench.answers) == ("scale-1", (1, None, None))
    bench.press(Qt.Key.Key_0)
    assert (bench.focus, bench.answers) == ("pain-peak", (10, None, None))


def test_one__is_one_when_another_digit_comes(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.press(Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_1, Qt.Key.Key_0)
    assert bench.answers == (1, 3, 10)
    assert bench.focus == "save"
    bench.show(STRENGTH)
    bench.press(Qt.Key.Key_1, Qt.Key.Key_1)
    assert bench.answers == (1, 1, None)


def test_one__goes_on_after_a_moment_unless_one_went_elsewhere(bench: Bench) -> None:
    bench.show(STRENGTH)
    scale = bench.see("pain-after")
    assert isinstance(scale, NumberScale)
    bench.press(Qt.Key.Key_1)
    scale.settle()  # what the moment's end does
    assert bench.focus == "pain-peak"
    bench.show(STRENGTH)
    bench.press(Qt.Key.Key_1)
    bench.see("note").setFocus()
    scale.settle()
    assert bench.focus == "note"


def test_what_was_told_on_the_way__is_passed_over(bench: Bench) -> None:
    bench.show(replace(STRENGTH, feelings=Feelings(pain_peak=5)))
    bench.press(Qt.Key.Key_2)
    assert bench.focus == "effort"


def test_all_told__the_button_has_the_focus(bench: Bench) -> None:
    bench.show(replace(STRENGTH, feelings=Feelings(pain_peak=5, pain_after=2, effort=3)))
    assert bench.focus == "save"


def test_enter__goes_on_from_an_answer_and_saves_when_none_is_open(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.scale("pain-after", 2)
    bench.press(Qt.Key.Key_Return)
    assert bench.focus == "pain-peak"
    bench.press(Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert bench.answers == (2, 1, None)
    assert bench.focus == "effort"
    bench.press(Qt.Key.Key_3)
    bench.scale("pain-peak", 4)
    bench.press(Qt.Key.Key_Enter)
    assert bench.told == [Feelings(pain_after=2, pain_peak=4, effort=3), "left"]


def test_enter_on_a_number_that_is_not_the_answer__makes_it_the_answer(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert bench.answers == (0, None, None)
    assert bench.told == []


def test_a_key_that_is_held__answers_once(bench: Bench) -> None:
    bench.show(STRENGTH)
    for repeated in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4", repeated)
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert bench.answers == (4, None, None)


def test_whoever_comes_back_to_the_page__comes_to_the_first_open_question(bench: Bench) -> None:
    bench.show(STRENGTH)
    bench.press(Qt.Key.Key_2)
    bench.see("note").setFocus()
    bench.page.setFocus()
    assert bench.focus == "pain-peak"


def test_large_text__keeps_the_headline_in_view_and_answers_all_the_same(bench: Bench, theme: Theme) -> None:
    bench.page.resize(900, 500)
    theme.set_text_scale(2.0)
    QApplication.processEvents()
    bench.show(STRENGTH)
    bench.page.setFocus()
    title = next(each for each in bench.page.findChildren(Label) if each.text() == "Well done.")
    assert bench.page.rect().contains(title.mapTo(bench.page, title.rect().center()))
    bench.press(Qt.Key.Key_2)
    scale = bench.see("pain-peak")
    assert bench.page.rect().contains(scale.mapTo(bench.page, scale.rect().center()))


def test_screen_reader__hears_the_question_that_is_asked(bench: Bench) -> None:
    bench.show(STRENGTH)
    heard = []
    for key in (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_3):
        focus = QApplication.focusWidget()
        heard.append(QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name))
        bench.press(key)
    assert heard == ["How is your back now?", "And at its worst, while you moved?", "How hard was it?"]


# What was left out


def steps(*outcomes: str) -> tuple[StepRecord, ...]:
    """Steps of Bridge, Plank, Cat … with these outcomes."""
    names = ("Bridge", "Plank", "Cat", "Bird-dog", "March")
    return tuple(
        replace(STEP, exercise=name, name=name, outcome=StepOutcome(outcome), active_seconds=60.0 * (outcome == "done"))
        for name, outcome in zip(names, outcomes, strict=False)
    )


@pytest.mark.parametrize(
    ("outcomes", "words"),
    [
        ("done skipped", "You left out Plank. Would you like to say why?"),
        ("skipped done skipped", "You left out Bridge and Cat. Would you like to say why?"),
        ("skipped skipped skipped", "You left out Bridge, Plank and Cat. Would you like to say why?"),
        ("done skipped skipped skipped skipped", "You left out 4 exercises. Would you like to say why?"),
    ],
)
def test_left_out__is_asked_about_once(bench: Bench, outcomes: str, words: str) -> None:
    bench.show(replace(STRENGTH, steps=steps(*outcomes.split())))
    assert bench.reads(words)
    assert not bench.sees("left-out-which")


def test_part_of_an_exercise__is_told_as_such(bench: Bench) -> None:
    one, two = replace(STEP, name="Plank"), replace(STEP, name="Plank", outcome=StepOutcome.SKIPPED, active_seconds=0.0)
    bench.show(replace(STRENGTH, steps=(one, two)))
    assert bench.reads("You left out part of Plank.")


@pytest.mark.parametrize("outcomes", ["done done", "done hurt", "done partial"])
def test_nothing_left_out__asks_nothing(bench: Bench, outcomes: str) -> None:
    bench.show(replace(STRENGTH, steps=steps(*outcomes.split())))
    assert not bench.sees("left-out-question")


def test_the_question__may_stay_unanswered(bench: Bench) -> None:
    bench.show(replace(STRENGTH, steps=steps("done", "skipped")))
    bench.click("save")
    assert bench.told == [Feelings(), "left"]


@pytest.mark.parametrize("reason", sorted(set(SkipReason) - {SkipReason.HURT}))
def test_a_reason__counts_for_all_that_was_left_out(bench: Bench, reason: SkipReason) -> None:
    bench.show(replace(STRENGTH, steps=steps("skipped", "done", "skipped")))
    bench.click(f"chip-{reason}", "save")
    assert bench.told == [LeftOutTold({0: reason, 2: reason}), Feelings(), "left"]


def test_it_hurt__of_one_is_told_at_once(bench: Bench) -> None:
    bench.show(replace(STRENGTH, steps=steps("done", "skipped")))
    bench.click("chip-hurt", "save")
    assert bench.told == [LeftOutTold(hurt=(1,)), Feelings(), "left"]


def test_it_hurt__of_several_asks_which(bench: Bench) -> None:
    bench.show(replace(STRENGTH, steps=steps("skipped", "done", "skipped")))
    bench.click("chip-hurt", "chip-1", "save")
    assert bench.told == [LeftOutTold(hurt=(2,)), Feelings(), "left"]
    bench.told.clear()
    bench.show(replace(STRENGTH, steps=steps("skipped", "done", "skipped")))
    bench.click("chip-hurt", "save")
    assert bench.told == [Feelings(), "left"], "nobody said which"


def test_another_answer__takes_the_hurting_ones_back(bench: Bench) -> None:
    bench.show(replace(STRENGTH, steps=steps("skipped", "skipped")))
    bench.click("chip-hurt", "chip-1", "chip-no-time")
    assert not bench.sees("left-out-which")
    bench.click("save")
    assert bench.told[0] == LeftOutTold({0: SkipReason.NO_TIME, 1: SkipReason.NO_TIME})


def test_skipping_the_questions__keeps_that_it_hurt(bench: Bench) -> None:
    bench.show(replace(STRENGTH, steps=steps("done", "skipped")))
    bench.click("chip-hurt", "skip-questions")
    assert bench.told == [LeftOutTold(hurt=(1,)), "left"]
    bench.told.clear()
    bench.show(replace(STRENGTH, steps=steps("done", "skipped")))
    bench.click("chip-no-time", "skip-questions")
    assert bench.told == ["left"]


def test_a_problem_with_the_answers__tells_nothing_yet(bench: Bench) -> None:
    bench.show(replace(WALK, steps=steps("done", "skipped")))
    bench.click("chip-no-time", "more-about-walk")
    bench.see("kilometres").setFocus()
    bench.qtbot.keyClicks(bench.see("kilometres"), "1000")
    bench.click("save")
    assert bench.told == []


def test_tab__comes_to_which_of_them_hurt_before_it_comes_to_save(bench: Bench) -> None:
    bench.show(replace(STRENGTH, steps=steps("skipped", "skipped")))
    bench.click("chip-hurt")
    bench.see("note").setFocus()
    stops = []
    for _ in range(4):
        bench.press(Qt.Key.Key_Tab)
        stops.append(bench.focus)
    assert stops == ["chip-hurt", "chip-0", "save", "skip-questions"]


# How much was done


@pytest.mark.parametrize(
    ("outcomes", "seconds", "story"),
    [
        ("done done", 120, "2 min · all 2 parts done"),
        ("done", 120, "2 min · all of it done"),
        ("done done skipped hurt", 120, "2 min · 2 of 4 parts done · 1 skipped · 1 that hurt"),
        ("done skipped skipped", 120, "2 min · 1 part done, and that counts · 2 skipped"),
        ("done done skipped skipped skipped", 120, "2 min · 2 parts done, and that counts · 3 skipped"),
        ("partial skipped", 40, "40 s · a start, and that counts · 1 skipped"),
        ("skipped skipped", 0, "It waits here for whenever you like."),
        ("hurt skipped", 2, "1 that hurt"),
    ],
)
def test_how_much_was_done__is_told_warmly(bench: Bench, outcomes: str, seconds: float, story: str) -> None:
    bench.show(replace(STRENGTH, steps=steps(*outcomes.split()), active_seconds=float(seconds)))
    assert story in [label.text() for label in bench.page.findChildren(Label) if label.isVisible()]


def test_wide_window__shows_the_three_scales_and_save_at_once(bench: Bench) -> None:
    bench.show(WALK, WalkTold("grass", "flat", "b"))
    for name in ("pain-after", "pain-peak", "effort", "leg", "where", "note", "save"):
        widget = bench.see(name)
        corner = widget.mapTo(bench.page, widget.rect().bottomRight())
        assert bench.page.rect().contains(corner), name


def test_tab__goes_through_the_questions_in_their_order(bench: Bench) -> None:
    bench.show(WALK, WalkTold("path", "flat", "b"))
    bench.click("more-about-walk")
    bench.page.setFocus()
    stops = []
    for _ in range(13):
        bench.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        stops.append(focused.objectName() if focused is not None else "")
    assert stops == [
        *("scale-0", "scale-0", "scale-0", "chip-no", "chip-lower-back-left", "note", "more-about-walk"),
        *("chip-path", "chip-flat", "chip-b", "kilometres", "save", "skip-questions"),
    ]
