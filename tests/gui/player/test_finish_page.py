"""The questions at the end of a session, with real clicks and keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exercises.session.events import Outcome
from exercises.session.record import Feelings, PainTap, SessionRecord, StepOutcome, StepRecord
from gui.player.finish_page import FinishPage
from gui.theme.theme import Theme
from gui.walk_details import WalkTold
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
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_3):
        bench.qtbot.keyClick(QApplication.focusWidget() or bench.page, key)
    assert bench.told == []
    assert bench.value("pain-after") is None


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
