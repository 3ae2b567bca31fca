"""The big view: large enough for three metres, a figure that moves, a light at each new phase, room for questions."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercises.session.session import Session
from gui.figure.figure_view import FigureView
from gui.player.big_view import BigMoment, BigView
from gui.player.figure_pace import FigurePace
from gui.player.walk_panel import WalkPanel
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice, Tone
from tests.exercises.session.builders import timeline
from tests.gui.player.mat import Mat

SIZES = [(640, 460), (900, 600), (1280, 800), (1920, 1080)]


def view(mat: Mat) -> BigView:
    found = mat.page.findChild(BigView)
    assert found is not None
    return found


def figure(mat: Mat) -> FigureView:
    found = view(mat).findChild(FigureView)
    assert found is not None
    return found


def pace(mat: Mat) -> FigurePace:
    found = figure(mat).findChild(FigurePace)
    assert found is not None
    return found


def ink_height(shown: BigView, colour: str, left: float, right: float) -> int:
    """From the highest to the lowest pixel of a colour, between two shares of the width and below the side."""
    picture, wanted = shown.grab().toImage(), QColor(colour)
    rows = [
        y
        for y in range(int(picture.height() * 0.42), int(picture.height() * 0.8))
        if any(
            picture.pixelColor(x, y) == wanted
            for x in range(int(picture.width() * left), int(picture.width() * right), 2)
        )
    ]
    return max(rows) - min(rows) + 1


def test_number__is_a_quarter_of_the_height_at_every_size(qtbot: QtBot, theme: Theme) -> None:
    shown = BigView(theme)
    qtbot.addWidget(shown)
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        for width, height in SIZES:
            shown.resize(width, height)
            shown.show_moment(BigMoment(Tone.WORK, "Work", "Bridge", "Left side", "0:08", "", "Next: Plank"))
            assert ink_height(shown, theme.colours.ink, 0.1, 0.9) >= height * 0.245, (width, height, scale)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_names_and_sides__fit_their_line(mat: Mat, theme: Theme, width: int, height: int) -> None:
    mat.page.resize(width, height)
    shown = view(mat)
    shown.setGeometry(0, 0, width, height)
    names = [exercise.name for exercise in mat.library.exercises()]
    for words in (*names, "Lying on your right side"):
        shown.show_moment(BigMoment(Tone.WORK, "Work", words, words, "0:08", "", ""))
        box = shown._box()
        for share, _, weight in shown._head()[1:]:
            row = box.adjusted(0, 0, 0, share * shown._whole - box.height())
            font = shown._fitting(words, weight, row)
            assert QFontMetricsF(font).horizontalAdvance(words) <= row.width() + 1, words
            assert font.pixelSize() >= height * (0.095 if len(words) <= 20 else 0.06), words


def test_figure__moves_beside_the_number_and_rests_when_paused_or_closed(mat: Mat, theme: Theme) -> None:
    theme.set_reduce_motion(False)
    session = mat.play_session(Session(timeline("work 60"), mat.clock))
    assert session.status
    mat.play()
    mat.go(25)
    mat.press(Qt.Key.Key_F)
    mat.qtbot.waitUntil(lambda: pace(mat).is_running)
    assert figure(mat).isVisible()
    assert figure(mat).width() >= view(mat).width() * 0.25
    mat.press(Qt.Key.Key_Space)
    assert not pace(mat).is_running
    mat.press(Qt.Key.Key_Space)
    mat.go(4)
    assert pace(mat).is_running
    mat.press(Qt.Key.Key_F)
    mat.qtbot.waitUntil(lambda: not pace(mat).is_running)


def test_figure__stands_beside_the_number_never_on_it(mat: Mat) -> None:
    mat.play()
    mat.go(25)
    mat.press(Qt.Key.Key_F)
    for width, height in SIZES:
        mat.page.resize(width, height)
        QApplication.processEvents()
        number, place = view(mat)._columns()
        assert place is not None
        assert number.right() <= place.left()
        assert figure(mat).geometry().contains(place.center().toPoint())
    mat.page.resize(640, 900)
    QApplication.processEvents()
    assert figure(mat).width() == 0


def test_each_new_phase__lights_up_once_for_a_moment(mat: Mat, theme: Theme) -> None:
    theme.set_reduce_motion(False)
    mat.play_session(Session(timeline("work 60 | rest 20 | work 30"), mat.clock))
    mat.press(Qt.Key.Key_F)
    assert not view(mat).is_lit
    before = view(mat).grab().toImage().pixelColor(60, 60)
    mat.press(Qt.Key.Key_Right)
    assert view(mat).is_lit
    assert view(mat).grab().toImage().pixelColor(60, 60) != before
    mat.qtbot.waitUntil(lambda: not view(mat).is_lit)
    assert view(mat).grab().toImage().pixelColor(60, 60) == before
    # So soon it must not light up again.
    mat.press(Qt.Key.Key_Right)
    assert not view(mat).is_lit


def test_light__is_off_with_reduced_motion_and_where_nobody_wants_it(mat: Mat, theme: Theme) -> None:
    mat.play_session(Session(timeline("work 60 | rest 20 | work 30"), mat.clock))
    mat.press(Qt.Key.Key_F)
    edge = view(mat).grab().toImage().pixelColor(2, 2)
    mat.press(Qt.Key.Key_Right)
    assert not view(mat).is_lit
    assert view(mat).grab().toImage().pixelColor(2, 2) != edge
    theme.set_reduce_motion(False)
    mat.page.set_flashes(on=False)
    mat.press(Qt.Key.Key_Right)
    assert not view(mat).is_lit


@pytest.mark.parametrize("choice", list(ThemeChoice)[1:])
def test_paused__is_said_and_the_edge_loses_its_colour(mat: Mat, theme: Theme, choice: ThemeChoice) -> None:
    theme.set_choice(choice)
    mat.play_session(Session(timeline("work 60"), mat.clock))
    mat.press(Qt.Key.Key_F)
    assert view(mat).grab().toImage().pixelColor(2, 2) == QColor(theme.colours.work.full)
    mat.press(Qt.Key.Key_Space)
    assert view(mat).grab().toImage().pixelColor(2, 2) == QColor(theme.colours.muted)
    assert "Paused" in view(mat).accessibleName()
    assert "Space: go on" in view(mat).accessibleName()


def test_silence__has_a_sign(mat: Mat) -> None:
    mat.play_session(Session(timeline("work 60"), mat.clock))
    mat.press(Qt.Key.Key_F)
    loud = view(mat).grab().toImage()
    mat.page.show_muted(muted=True)
    assert view(mat).grab().toImage() != loud
    mat.page.show_muted(muted=False)
    assert view(mat).grab().toImage() == loud


def test_rest_that_belongs_to_nobody__names_what_comes(mat: Mat) -> None:
    mat.play_session(Session(timeline("work 10 | rest 20 | work 30/left"), mat.clock))
    mat.press(Qt.Key.Key_F)
    mat.press(Qt.Key.Key_Right)
    assert view(mat).accessibleName() == "Rest · Next: B · Left side · 0:20"


@pytest.mark.parametrize(("width", "height", "scale"), [(1280, 800, 1.0), (900, 600, 2.0), (640, 460, 1.0)])
def test_question_of_a_walk__leaves_the_number_its_place(
    mat: Mat, theme: Theme, width: int, height: int, scale: float
) -> None:
    theme.set_text_scale(scale)
    mat.page.resize(width, height)
    mat.play_session(Session(timeline("walk 1800"), mat.clock))
    mat.press(Qt.Key.Key_F)
    panel = mat.page.findChild(WalkPanel)
    assert panel is not None
    for _ in range(1800):
        if panel.asks:
            break
        mat.go(1)
    assert panel.asks
    QApplication.processEvents()
    number, _ = view(mat)._columns()
    assert number.bottom() <= panel.y()
    assert number.height() >= height * 0.15
