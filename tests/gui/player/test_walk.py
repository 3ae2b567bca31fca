"""Walks in the player: what is said, asked and answered on the way, with real widgets and keys."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from exercises.coach.walks import WalkWish, build_walk
from exercises.session.events import Outcome, SessionEnded
from exercises.session.session import Session, Status
from gui.player.questions import Hurt
from gui.player.walk_guide import PainGauge, PainTold
from gui.player.walk_panel import WalkPanel
from gui.theme.theme import Theme
from gui.widgets.buttons import ButtonKind
from gui.widgets.labels import Label
from tests.exercises.session.builders import timeline
from tests.gui.player.mat import Mat

GAUGE = PainGauge(before=2, base=2)


class Walker:
    """Somebody on a walk; what they tell and what it leads to."""

    def __init__(self, mat: Mat, text: str = "walk 600 | walk 600 | work 30", gauge: PainGauge = GAUGE) -> None:
        self.mat = mat
        self.told: list[PainTold] = []
        self.hurt: list[Hurt] = []
        self.alarms: list[tuple[str, Status]] = []
        self.session = mat.play_session(Session(timeline(text), mat.clock), gauge)
        mat.page.pain_told.connect(self.told.append)
        mat.page.hurt_said.connect(self.hurt.append)
        mat.page.red_flags_wanted.connect(lambda why: self.alarms.append((why, self.session.status)))
        panel = mat.page.findChild(WalkPanel)
        assert panel is not None
        self.panel = panel

    def asked(self) -> "Walker":
        """Walk until the first question about pain."""
        self.mat.go(301)
        assert self.panel.asks
        return self

    def tell(self, pain: int) -> None:
        """Tell how the back is, by keys."""
        for digit in str(pain):
            self.mat.press(Qt.Key(Qt.Key.Key_0 + int(digit)))

    def click(self, name: str) -> None:
        self.mat.qtbot.mouseClick(self.mat.see(name), Qt.MouseButton.LeftButton)


@pytest.fixture
def walker(mat: Mat) -> Walker:
    return Walker(mat)


# Cues


def test_posture_and_turning_back__are_said_as_a_line_that_leaves(walker: Walker, mat: Mat) -> None:
    mat.go(59)
    assert not walker.panel.isVisible()
    mat.go(2)
    assert "shoulders" in walker.panel.says
    assert not walker.panel.asks
    mat.go(20)
    assert not walker.panel.isVisible()
    mat.go(600 - 81 + 1)
    assert "Turn back" in walker.panel.says


def test_a_line__is_put_away_by_a_click(walker: Walker, mat: Mat) -> None:
    mat.go(61)
    mat.qtbot.mouseClick(walker.panel, Qt.MouseButton.LeftButton)
    assert not walker.panel.isVisible()


def test_each_posture_line__is_another_one(walker: Walker, mat: Mat) -> None:
    mat.go(61)
    first = walker.panel.says
    mat.go(300)
    assert walker.panel.says
    assert walker.panel.says != first


def test_turning_back_and_the_question_at_one_moment__stand_together(mat: Mat) -> None:
    walker = Walker(mat, "walk 600")
    mat.go(301)
    assert "Turn back" in walker.panel.says
    assert walker.panel.asks


# The question


def test_the_question__blocks_nothing_and_goes_away_by_itself(walker: Walker, mat: Mat) -> None:
    walker.asked()
    assert walker.session.status is Status.RUNNING
    mat.press(Qt.Key.Key_Up)
    assert walker.session.view().phase_seconds == 610
    mat.press(Qt.Key.Key_Space)
    assert walker.session.status is Status.PAUSED
    assert walker.panel.asks, "while nothing moves there is time to answer"
    mat.press(Qt.Key.Key_Space)
    mat.go(3 + 42)
    assert walker.panel.asks
    mat.go(3)
    assert not walker.panel.isVisible()
    assert walker.told == []


@pytest.mark.parametrize("pain", [0, 2, 3, 10])
def test_digits__answer_it(walker: Walker, pain: int) -> None:
    walker.asked()
    walker.tell(pain)
    assert [(told.pain, told.elapsed_seconds) for told in walker.told] == [(pain, pytest.approx(301))]
    assert not walker.panel.asks


def test_a_one__waits_a_moment_for_its_zero(walker: Walker, mat: Mat) -> None:
    walker.asked()
    walker.tell(1)
    assert walker.told == []
    with mat.qtbot.waitSignal(mat.page.pain_told, timeout=5000):
        pass
    assert walker.told[0].pain == 1


def test_a_click__answers_it(walker: Walker, mat: Mat) -> None:
    walker.asked()
    walker.click("scale-1")
    assert walker.told[0].pain == 1
    assert mat.button("pause").hasFocus(), "the keys go on where they were"


def test_not_now__puts_it_away(walker: Walker) -> None:
    walker.asked()
    walker.click("walk-away")
    assert not walker.panel.isVisible()
    assert walker.told == []


def test_without_a_question__digits_tell_nothing(walker: Walker, mat: Mat) -> None:
    mat.go(30)
    walker.tell(8)
    assert walker.told == []
    walker.asked()
    mat.press(Qt.Key.Key_Escape)  # the question whether to end is open
    walker.tell(8)
    assert walker.told == []


# What the answers ask for


def test_pain_that_rose__is_told_to_slow_down_and_may_sit(walker: Walker, mat: Mat) -> None:
    walker.asked()
    walker.tell(4)
    assert "Slow down" in walker.panel.says
    assert walker.session.status is Status.RUNNING
    walker.click("walk-sit")
    assert walker.session.status is Status.PAUSED
    assert walker.panel.asks
    walker.tell(2)
    assert not walker.panel.asks
    assert walker.panel.says.startswith("Thank you.")
    mat.press(Qt.Key.Key_Space)
    assert walker.session.status is Status.COUNTING_IN


def test_pain_that_sitting_does_not_ease__is_told_to_finish(walker: Walker, mat: Mat) -> None:
    walker.asked()
    walker.tell(4)
    walker.click("walk-sit")
    walker.tell(4)
    assert "not eased" in walker.panel.says
    assert mat.button("walk-finish").kind is ButtonKind.PRIMARY
    with mat.qtbot.waitSignal(mat.page.finished):
        walker.click("walk-finish")
    assert mat.events[-1].outcome is Outcome.STOPPED  # type: ignore[attr-defined]
    assert walker.session.status is Status.ENDED


def test_slow_down__may_be_waved_away(walker: Walker, mat: Mat) -> None:
    walker.asked()
    walker.tell(4)
    walker.click("walk-go-on")
    assert not walker.panel.isVisible()
    mat.go(300)
    assert walker.panel.asks


def test_turning_back_while_slowing_down__is_said_afterwards(mat: Mat) -> None:
    walker = Walker(mat, "walk 640").asked()
    walker.tell(4)
    mat.go(30)
    assert "Slow down" in walker.panel.says
    walker.click("walk-go-on")
    assert "Turn back" in walker.panel.says


def test_a_red_sign__pauses_and_says_stop(walker: Walker) -> None:
    walker.asked()
    walker.tell(6)
    assert walker.session.status is Status.PAUSED
    assert walker.alarms == []
    walker.click("stop-finish")
    assert walker.session.status is Status.ENDED


def test_a_red_sign__after_which_one_goes_on_all_the_same(walker: Walker, mat: Mat) -> None:
    walker.asked()
    walker.tell(5)  # up by three, to five
    assert mat.see("stop-finish").hasFocus()
    walker.click("stop-go-on")
    assert walker.session.status is Status.COUNTING_IN


def test_a_red_sign__with_a_leg__asks_for_the_red_flags(walker: Walker) -> None:
    walker.asked()
    walker.tell(6)
    walker.click("stop-leg")
    assert walker.hurt == [Hurt(None, (), leg=True)]
    assert walker.alarms == [("leg", Status.PAUSED)]


def test_strong_pain__asks_for_the_red_flags_after_pausing(walker: Walker) -> None:
    walker.asked()
    walker.tell(7)
    assert walker.told[0].pain == 7
    assert walker.alarms == [("pain", Status.PAUSED)]


def test_what_is_usual_and_a_clinicians_limit__are_the_measure(mat: Mat) -> None:
    usual = Walker(mat, gauge=PainGauge(before=5, base=5)).asked()
    usual.tell(6)
    assert usual.session.status is Status.RUNNING
    limited = Walker(mat, gauge=PainGauge(before=2, base=2, limit=4)).asked()
    limited.tell(4)
    assert limited.session.status is Status.PAUSED


def test_a_gap__takes_the_question_away(walker: Walker, mat: Mat) -> None:
    walker.asked()
    mat.clock.sleep(600)
    assert mat.page.driver is not None
    mat.page.driver.poll()
    assert not walker.panel.isVisible()
    assert mat.button("gap-go-on").isVisible()


def test_the_end__takes_everything_away(walker: Walker, mat: Mat) -> None:
    walker.asked()
    mat.page.leave()
    assert not walker.panel.isVisible()


# This hurts


def test_this_hurts__a_leg__is_kept_and_asks_for_the_red_flags(walker: Walker, mat: Mat) -> None:
    mat.go(30)
    mat.press(Qt.Key.Key_H)
    walker.click("hurt-leg")
    assert mat.button("hurt-stop").kind is ButtonKind.PRIMARY
    mat.press(Qt.Key.Key_Escape)
    assert walker.hurt == [Hurt(None, (), leg=True)]
    assert walker.alarms == [("leg", Status.PAUSED)]


@pytest.mark.parametrize("choice", ["hurt-skip", "hurt-stop"])
def test_this_hurts__strongly__stands_after_the_choice_and_asks(walker: Walker, mat: Mat, choice: str) -> None:
    mat.page.finished.connect(mat.page.leave)  # as the window does
    mat.go(30)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_8)
    walker.click(choice)
    assert walker.hurt == [Hurt(8, ())]
    assert walker.alarms == [("pain", Status.PAUSED if choice == "hurt-skip" else Status.ENDED)]


def test_this_hurts__strongly__does_not_go_on_by_itself(walker: Walker, mat: Mat) -> None:
    mat.go(30)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_7)
    mat.press(Qt.Key.Key_Escape)
    assert walker.session.status is Status.PAUSED
    assert walker.alarms == [("pain", Status.PAUSED)]
    # The next time nothing of it is left.
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_Escape)
    assert len(walker.alarms) == 1


def test_this_hurts__a_little__asks_for_nothing(walker: Walker, mat: Mat) -> None:
    mat.go(30)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_6)
    mat.press(Qt.Key.Key_Escape)
    assert walker.alarms == []
    assert walker.session.status is Status.COUNTING_IN


# A walk without an end


def test_the_walk_that_finds_the_level__counts_up_and_ends_with_its_button(mat: Mat) -> None:
    plan = mat.library.plan("gradual-walk")
    assert plan is not None
    session = mat.play_session(Session(build_walk(plan, WalkWish(None, wrap=False), mat.library.lookup()), mat.clock))
    mat.go(100)
    assert "enough" in mat.button("done").label
    assert mat.button("done").kind is ButtonKind.PRIMARY
    assert mat.button("pause").kind is ButtonKind.SECONDARY
    assert "1:40" in [label.text() for label in mat.page.findChildren(Label)] or "1:40" in _ring(mat)
    mat.press(Qt.Key.Key_Return)
    assert session.status is Status.ENDED
    assert isinstance(mat.events[-1], SessionEnded)
    assert mat.events[-1].outcome is Outcome.FINISHED


def _ring(mat: Mat) -> str:
    return mat.see("ring").accessibleName()


def test_at_its_cap__that_is_enough(mat: Mat) -> None:
    walker = Walker(mat, "stroll 900")
    mat.go(901)
    assert "enough" in walker.panel.says


# Every size


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (1280, 800, 2.0), (900, 600, 2.0)]
)
@pytest.mark.parametrize("big", [False, True])
def test_the_question__is_whole_at_every_size(
    mat: Mat, theme: Theme, width: int, height: int, scale: float, big: bool
) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    walker = Walker(mat)
    if big:
        mat.press(Qt.Key.Key_F)
    walker.asked()
    QApplication.processEvents()
    assert mat.page.rect().contains(walker.panel.geometry())
    for name in (*(f"scale-{number}" for number in range(11)), "walk-away"):
        part = mat.see(name)
        place = part.mapTo(walker.panel, part.rect().bottomRight())
        assert walker.panel.rect().contains(place), name
        assert not part.visibleRegion().isEmpty(), name
        assert part.visibleRegion().boundingRect() == part.rect(), name
    if not big:
        pause = mat.button("pause")
        assert walker.panel.geometry().bottom() <= pause.mapTo(mat.page, pause.rect().topLeft()).y()


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (1280, 800, 2.0), (900, 600, 2.0)]
)
def test_a_line__never_covers_the_number(mat: Mat, theme: Theme, width: int, height: int, scale: float) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    walker = Walker(mat)
    mat.go(61)
    QApplication.processEvents()
    ring = mat.see("ring")
    middle = QRect(ring.mapTo(mat.page, QPoint(0, 0)), ring.size())
    number = middle.adjusted(middle.width() // 4, middle.height() // 4, -middle.width() // 4, -middle.height() // 4)
    assert walker.panel.isVisible()
    assert not walker.panel.geometry().intersects(number)
