"""The player with real widgets and real keys, on a fake clock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from exercises.session import cue_words
from exercises.session.events import Outcome, PhaseEnded, SessionEnded
from exercises.session.session import Session, Status
from gui.figure.figure_view import FigureView
from gui.player.big_view import BigView
from gui.player.clock import Clock
from gui.player.panels import KeysPanel
from gui.player.questions import Hurt
from gui.player.stage import Stage
from gui.theme.theme import Theme
from gui.theme.tokens import Tone
from gui.widgets.buttons import Button, ButtonKind
from gui.widgets.chips import Chip
from gui.widgets.labels import Label
from gui.widgets.scroll import VerticalScroll
from gui.widgets.segment_bar import SegmentBar
from tests.exercises.session.builders import timeline
from tests.gui.player.mat import Mat


def test_shows_name_side_number_and_what_comes_next(mat: Mat) -> None:
    mat.play()
    mat.go(20 + 45 + 8 + 3)
    assert mat.label("exercise-name") == "Pelvic tilt"
    assert "Dead bug" in mat.label("next")
    where = mat.page.findChild(QWidget, "where")
    assert where is not None
    assert "Core foundation" in where.text()  # type: ignore[attr-defined]
    assert "2 of 7" in where.text()  # type: ignore[attr-defined]


def test_space__pauses_and_goes_on_wherever_the_focus_is(mat: Mat) -> None:
    session = mat.play()
    for name in ("end", "skip", "hurts", "back"):
        mat.button(name).setFocus()
        mat.press(Qt.Key.Key_Space)
        assert session.status is Status.PAUSED, name
        mat.press(Qt.Key.Key_Space)
        assert session.status is Status.COUNTING_IN, name
    assert session.index == 0


def test_arrows__skip_back_and_ten_more(mat: Mat) -> None:
    session = mat.play()
    mat.go(1)
    mat.press(Qt.Key.Key_Right)
    assert session.index == 1
    mat.press(Qt.Key.Key_Up)
    assert session.view().phase_seconds == 55
    mat.go(5)
    mat.press(Qt.Key.Key_Left)
    assert session.index == 1
    assert session.view().elapsed_seconds == 0


def test_enter__ends_a_phase_that_waits(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("open 60 | work 10"), mat.clock))
    assert mat.button("done").isVisible()
    assert not [b for b in mat.page.findChildren(Button, "more") if b.isVisible()]
    mat.go(3)
    mat.press(Qt.Key.Key_Return)
    assert session.index == 1
    assert not [b for b in mat.page.findChildren(Button, "done") if b.isVisible()]


def test_escape__asks_before_it_ends_and_staying_goes_on(mat: Mat) -> None:
    session = mat.play()
    mat.go(10)
    mat.press(Qt.Key.Key_Escape)
    assert session.status is Status.PAUSED
    mat.qtbot.mouseClick(mat.button("keep-going"), Qt.MouseButton.LeftButton)
    assert session.status is Status.COUNTING_IN


def test_end__keeps_what_was_done(mat: Mat) -> None:
    session = mat.play()
    mat.go(30)
    mat.press(Qt.Key.Key_Escape)
    with mat.qtbot.waitSignal(mat.page.finished):
        mat.qtbot.mouseClick(mat.button("end-session"), Qt.MouseButton.LeftButton)
    assert session.status is Status.ENDED
    assert isinstance(mat.events[-1], SessionEnded)
    assert mat.events[-1].outcome is Outcome.STOPPED


def test_in_a_question__single_keys_do_nothing(mat: Mat) -> None:
    session = mat.play()
    mat.go(10)
    mat.press(Qt.Key.Key_Escape)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_F, Qt.Key.Key_H, Qt.Key.Key_Left):
        mat.press(key)
    assert session.index == 0
    assert session.status is Status.PAUSED
    assert session.view().phase_seconds == 20
    mat.button("keep-going").setFocus()
    # Space does what it does everywhere: it presses the button that has the focus, "Keep going".
    mat.press(Qt.Key.Key_Space)
    assert session.status is Status.COUNTING_IN


def test_in_a_question__tab_walks_round_inside(mat: Mat) -> None:
    mat.play()
    mat.press(Qt.Key.Key_Escape)
    seen = []
    for _ in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        mat.press(Qt.Key.Key_Tab)
    assert seen == ["keep-going", "end-session", "keep-going", "end-session"]


def test_this_hurts__is_asked_aloud_and_only_once(mat: Mat) -> None:
    mat.play()
    heard: list[str] = []
    mat.page.asked_aloud.connect(heard.append)
    mat.page.ask_hurt()
    mat.page.ask_hurt()
    assert heard == [f"{cue_words.HURTS} {cue_words.HURTS_SKIP}"]


def test_this_hurts__offers_the_easier_one_and_takes_it(mat: Mat) -> None:
    session = mat.play()
    while session.view().phase.exercise != "bird-dog":
        mat.press(Qt.Key.Key_Right)
    mat.press(Qt.Key.Key_Right)
    mat.go(5)
    said: list[Hurt] = []
    mat.page.hurt_said.connect(said.append)
    mat.press(Qt.Key.Key_H)
    assert session.status is Status.PAUSED
    mat.qtbot.mouseClick(mat.see("scale-4"), Qt.MouseButton.LeftButton)
    mat.qtbot.mouseClick(mat.button("hurt-easier"), Qt.MouseButton.LeftButton)
    assert said == [Hurt(4, ())]
    assert session.view().phase.exercise == "bird-dog-leg-only"
    assert mat.label("exercise-name") == "Bird-dog, leg only"
    assert session.status is Status.COUNTING_IN


def test_this_hurts__leave_it_out__goes_to_the_next_exercise(mat: Mat) -> None:
    session = mat.play()
    mat.go(25)
    mat.press(Qt.Key.Key_H)
    mat.qtbot.mouseClick(mat.button("hurt-skip"), Qt.MouseButton.LeftButton)
    assert session.view().phase.exercise == "pelvic-tilt"
    assert [e.ending.value for e in mat.events if isinstance(e, PhaseEnded)][-1] == "hurt"


def test_this_hurts__stop__ends(mat: Mat) -> None:
    session = mat.play()
    mat.go(25)
    mat.press(Qt.Key.Key_H)
    mat.qtbot.mouseClick(mat.button("hurt-stop"), Qt.MouseButton.LeftButton)
    assert session.status is Status.ENDED


def test_gap__asks_how_to_go_on(mat: Mat) -> None:
    session = mat.play()
    mat.go(25)
    mat.clock.sleep(720)
    assert mat.page.driver is not None
    mat.page.driver.poll()
    assert session.status is Status.PAUSED
    mat.qtbot.mouseClick(mat.button("gap-go-on"), Qt.MouseButton.LeftButton)
    assert session.status is Status.COUNTING_IN
    assert session.view().elapsed_seconds == pytest.approx(5)


def test_gap__found_when_asking_to_end__asks_only_about_the_gap(mat: Mat) -> None:
    session = mat.play()
    mat.go(25)
    mat.clock.sleep(720)
    mat.press(Qt.Key.Key_Escape)
    assert mat.button("gap-go-on").isVisible()
    assert not [b for b in mat.page.findChildren(Button, "keep-going") if b.isVisible()]
    assert session.status is Status.PAUSED


def test_big_view__shows_only_what_is_read_from_afar(mat: Mat) -> None:
    mat.play()
    wanted: list[bool] = []
    mat.page.full_screen_wanted.connect(wanted.append)
    mat.press(Qt.Key.Key_F)
    assert wanted == [True]
    name = mat.page.findChild(Label, "exercise-name")
    assert name is not None
    assert not name.isVisible()
    mat.press(Qt.Key.Key_Escape)
    assert wanted == [True, False]
    assert mat.page.is_running


def test_paused__nobody_looks_any_more(mat: Mat) -> None:
    session = mat.play()
    mat.go(10)
    mat.press(Qt.Key.Key_Space)
    assert session.status is Status.PAUSED
    assert mat.page.driver is not None
    assert not mat.page.driver.is_waiting


@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 1.0), (900, 600, 2.0), (640, 460, 1.0)]
)
def test_every_size__the_number_and_the_buttons_are_to_be_seen(
    mat: Mat, theme: Theme, width: int, height: int, scale: float
) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    mat.play()
    mat.go(21)
    QApplication.processEvents()
    for name in ("pause", "skip", "back", "hurts", "end"):
        button = mat.button(name)
        bottom = button.mapTo(mat.page, button.rect().bottomRight())
        assert bottom.x() <= mat.page.width() + 1, name
        assert bottom.y() <= mat.page.height() + 1, name
    ring = mat.page.findChild(QWidget, "ring")
    assert ring is not None
    assert min(ring.width(), ring.height()) >= 90


@pytest.mark.parametrize("phase", ["prepare", "work"])
@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [(1280, 800, 1.0), (1280, 800, 2.0), (900, 600, 1.0), (900, 600, 2.0), (640, 460, 1.0), (640, 460, 2.0)],
)
def test_every_size__has_the_figure_and_nothing_lies_on_it(
    mat: Mat, theme: Theme, width: int, height: int, scale: float, phase: str
) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    session = mat.play("hip-strength")
    while (session.view().phase.exercise, session.view().phase.kind.value) != ("clamshell", phase):
        mat.page.skip()
    QApplication.processEvents()
    stage = mat.page.findChild(Stage)
    assert stage is not None
    figure = next(each for each in stage.findChildren(FigureView) if each.isVisible())
    assert figure.width() >= 150
    assert figure.height() >= 100
    things = [each for each in (*stage.findChildren(Chip), *stage.findChildren(Button)) if each.isVisible()]
    places = [each.geometry() for each in things]
    for number, place in enumerate(places):
        assert stage.rect().contains(place)
        assert not place.intersects(figure.geometry())
        assert not any(place.intersects(other) for other in places[:number]), places
    assert mat.button("big").isVisible()
    if (width, scale) != (640, 2.0):
        assert mat.button("more").isVisible()


def test_words_that_have_no_room__wait_to_be_asked_for(mat: Mat, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    mat.page.resize(900, 600)
    mat.play("hip-strength")
    QApplication.processEvents()
    stage = mat.page.findChild(Stage)
    assert stage is not None
    assert any(each.isVisible() for each in stage.findChildren(FigureView))
    assert not [each for each in stage.findChildren(Label) if each.isVisible()]
    mat.qtbot.mouseClick(mat.button("how"), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert [each for each in stage.findChildren(Label) if each.isVisible()]
    mat.press(Qt.Key.Key_I)
    QApplication.processEvents()
    assert any(each.isVisible() for each in stage.findChildren(FigureView))


def test_lying_on_a_side__says_which_one(mat: Mat) -> None:
    session = mat.play("hip-strength")
    while session.view().phase.exercise != "clamshell":
        mat.page.skip()
    assert mat.label("side-and-set") == "Lying on your right side"
    assert "Lying on your left side" in mat.label("next")


def test_what_was_left_out__is_told_by_the_bar_until_it_is_done(mat: Mat) -> None:
    session = mat.play_session(Session(timeline("work 10 | work 10 | prepare 5 | work 10 | work 10"), mat.clock))
    bar = mat.page.findChild(SegmentBar)
    assert bar is not None
    mat.go(11)
    mat.press(Qt.Key.Key_Right)
    mat.press(Qt.Key.Key_Right)  # only getting ready, which is no part of it
    assert bar.accessibleName() == "Part 4 of 5, 1 left out"
    mat.press(Qt.Key.Key_Left)
    assert session.index == 1
    mat.go(16)
    assert bar.accessibleName() == "Part 4 of 5"


def test_what_hurt__leaves_out_all_its_sets(mat: Mat) -> None:
    mat.play_session(Session(timeline("work 10 | rest 5*1 | work 10*2 | work 10"), mat.clock))
    mat.press(Qt.Key.Key_H)
    mat.qtbot.mouseClick(mat.button("hurt-skip"), Qt.MouseButton.LeftButton)
    bar = mat.page.findChild(SegmentBar)
    assert bar is not None
    assert bar.accessibleName() == "Part 4 of 4, 3 left out"


def test_sound_button__says_its_state_in_words(mat: Mat) -> None:
    mat.play()
    assert mat.button("mute").label == "Sound on"
    mat.page.show_muted(muted=True)
    assert mat.button("mute").label == "Sound off"
    assert mat.button("mute").toolTip() == "Sound is off; switch it on (M)"
    mat.page.resize(640, 460)
    QApplication.processEvents()
    assert mat.button("mute").label == ""
    assert mat.button("mute").accessibleName() == "Sound is off; switch it on (M)"


def test_keys_panel__opens_at_its_beginning(mat: Mat, theme: Theme) -> None:
    theme.set_text_scale(2.0)
    mat.page.resize(900, 600)
    mat.play()
    mat.press(Qt.Key.Key_Question)
    panel = mat.page.findChild(KeysPanel)
    assert panel is not None
    QApplication.processEvents()
    assert panel.title.mapTo(mat.page, panel.title.rect().topLeft()).y() >= 0


def test_this_hurts__going_on_without_a_choice__still_keeps_what_was_said(mat: Mat) -> None:
    mat.play()
    mat.go(25)
    said: list[Hurt] = []
    mat.page.hurt_said.connect(said.append)
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_4)  # the scale has the focus
    mat.press(Qt.Key.Key_Escape)
    assert said == [Hurt(4, ())]
    mat.press(Qt.Key.Key_H)
    mat.press(Qt.Key.Key_Escape)
    assert said == [Hurt(4, ())], "nothing was said the second time"


def test_this_hurts_a_lot__offers_to_stop_first(mat: Mat) -> None:
    mat.play()
    mat.go(25)
    mat.press(Qt.Key.Key_H)
    assert mat.button("hurt-skip").kind is ButtonKind.PRIMARY
    mat.press(Qt.Key.Key_7)
    assert mat.button("hurt-stop").kind is ButtonKind.PRIMARY
    assert mat.button("hurt-skip").kind is ButtonKind.SECONDARY


def test_enter__presses_the_button_in_focus_where_nothing_waits_for_it(mat: Mat) -> None:
    session = mat.play()
    mat.go(25)
    mat.button("skip").setFocus()
    before = session.index
    mat.press(Qt.Key.Key_Return)
    assert session.index == before + 1


def test_big_view__is_left_by_a_click(mat: Mat) -> None:
    mat.play()
    mat.press(Qt.Key.Key_F)
    view = mat.page.findChild(BigView)
    assert view is not None
    mat.qtbot.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not view.isVisible()
    assert mat.button("pause").hasFocus()


def test_what_the_routine_says__is_shown_at_every_size(mat: Mat, theme: Theme) -> None:
    for width, height, scale in ((1280, 800, 1.0), (900, 600, 1.0), (1280, 800, 2.0), (900, 600, 2.0)):
        theme.set_text_scale(scale)
        mat.page.resize(width, height)
        session = mat.play()
        while session.view().phase.say is None:
            mat.press(Qt.Key.Key_Right)
        QApplication.processEvents()
        words = [label.text() for label in mat.page.findChildren(Label) if label.isVisible()]
        assert session.view().phase.say in words, (width, height, scale)


def test_minimised__nothing_is_shown_until_the_window_is_back(mat: Mat) -> None:
    session = mat.play()
    first = mat.label("exercise-name")
    mat.page.setWindowState(Qt.WindowState.WindowMinimized)
    while session.view().phase.name == first:
        mat.go(5)
    later = session.view().phase.name
    assert mat.label("exercise-name") == first
    mat.page.setWindowState(Qt.WindowState.WindowNoState)
    mat.page.show()
    mat.qtbot.waitUntil(lambda: mat.label("exercise-name") == (later or "Rest"))


@pytest.mark.parametrize(
    ("width", "height", "scale", "least"), [(900, 600, 2.0, 85), (900, 600, 1.5, 110), (1280, 800, 2.0, 150)]
)
def test_large_letters__the_clock_can_be_read_from_three_metres(
    mat: Mat, theme: Theme, width: int, height: int, scale: float, least: int
) -> None:
    theme.set_text_scale(scale)
    for _ in range(2):  # only a layout that has become small lets the page become so
        mat.page.resize(width, height)
        QApplication.processEvents()
    mat.play()
    mat.go(25)
    QApplication.processEvents()
    clock = mat.see("ring")
    assert isinstance(clock, Clock)
    assert clock.is_plain
    assert clock.digit_pixels >= least, "in a ring it would be half of that"
    picture, ink = clock.grab().toImage(), QColor(theme.colours.ink).rgb()
    rows = [y for y in range(picture.height()) if any(picture.pixel(x, y) == ink for x in range(picture.width()))]
    assert rows[-1] - rows[0] >= least - 2
    line = QColor(theme.colours.shades(Tone.WORK).full).rgb()
    assert any(picture.pixel(2 + picture.height() // 40, y) == line for y in range(picture.height()))


def test_usual_letters__the_clock_has_its_ring(mat: Mat, theme: Theme) -> None:
    mat.play()
    mat.go(25)
    picture = mat.see("ring").grab().toImage()
    track = QColor(theme.colours.track).rgb()
    assert picture.pixel(picture.width() // 2, picture.height() - 2 - round(picture.width() * 0.03)) == track


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1440, 900), (1100, 760)])
def test_while_one_gets_ready__every_line_of_how_it_is_done_is_on_the_screen(mat: Mat, width: int, height: int) -> None:
    mat.page.resize(width, height)
    session = mat.play()
    while session.status is not Status.ENDED:
        QApplication.processEvents()
        phase = session.view().phase
        bars = [scroll.verticalScrollBar() for scroll in mat.page.findChildren(VerticalScroll) if scroll.isVisible()]
        assert not any(bar.isVisible() for bar in bars), phase.name
        mat.go(4)
