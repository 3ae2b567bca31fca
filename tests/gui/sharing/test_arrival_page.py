"""What comes in: what the page shows, and what the choices on it mean."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exercises.paths import BUNDLED_EXERCISES
from exercises.sharing.archive import Archive, Part
from exercises.sharing.names import PartKind
from exercises.sharing.preview import Arrival, preview
from exercises.sharing.taking_in import Choice
from gui.sharing.page import ArrivalPage
from gui.theme.theme import Theme
from gui.theme.tokens import ThemeChoice
from gui.widgets.banner import Banner
from gui.widgets.buttons import Button
from gui.widgets.chips import ToggleChip
from gui.widgets.differences import Differences, TextView
from gui.widgets.disclosure import Disclosure
from gui.widgets.labels import Label
from tests.exercises.sharing.conftest import EVENING, INNER, LIFT, SWAY, Someone, png

E, R, P = PartKind.EXERCISE, PartKind.ROUTINE, PartKind.PICTURE
MINE = SWAY.replace("Lean to", "Mine, to")


@pytest.fixture
def me(tmp_path: Path) -> Someone:
    return Someone(tmp_path / "me")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ArrivalPage:
    page = ArrivalPage(theme)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    return page


def arriving(me: Someone, *parts: tuple[PartKind, str, str | bytes], name: str = "Evening") -> Arrival:
    found = [Part(kind, item, text.encode() if isinstance(text, str) else text) for kind, item, text in parts]
    return preview(Archive(name, "routine", "Amble 1", tuple(found)), me.library, me.data)


def evening(me: Someone) -> Arrival:
    return arriving(
        me,
        (R, "evening", EVENING),
        (R, "inner", INNER),
        (E, "lift", LIFT),
        (E, "sway", SWAY),
        (P, "lift.png", png(40, 30)),
    )


def show(page: ArrivalPage, arrival: Arrival) -> None:
    page.show_arrival(arrival)
    page.show()
    QApplication.processEvents()


def read(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def named(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert found is not None, name
    return found


def chip(page: QWidget, row: str, choice: Choice) -> ToggleChip:
    found = named(page, row).findChild(ToggleChip, f"chip-{choice.value}")
    assert isinstance(found, ToggleChip)
    return found


def test_everything_new__can_be_taken_in_at_once(qtbot: QtBot, page: ArrivalPage, me: Someone) -> None:
    show(page, evening(me))
    assert "This comes in: 2 routines, 2 exercises and 1 picture. Nothing of yours changes." in read(page)
    accept = named(page, "accept-arrival")
    assert accept.isEnabled()
    assert accept.hasFocus() or page.focusWidget() is accept
    with qtbot.waitSignal(page.accepted) as accepted:
        qtbot.mouseClick(accept, Qt.MouseButton.LeftButton)
    assert set(accepted.args[0].values()) == {Choice.THEIRS}


def test_what_one_has__is_only_listed(page: ArrivalPage, me: Someone) -> None:
    me.write("exercises/sway.yaml", SWAY)
    show(page, arriving(me, (E, "sway", SWAY)))
    assert "You have all of this already." in read(page)
    assert page.findChild(Button, "accept-arrival") is None
    assert "Exercise: Sway" in read(page)


def test_what_differs__stays_mine_until_it_is_chosen(qtbot: QtBot, page: ArrivalPage, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    show(page, evening(me))
    assert chip(page, "choices-sway", Choice.MINE).isChecked()
    told = named(page, "arrival-story")
    assert isinstance(told, Label)
    assert "1 exercise" in told.text()
    chip(page, "choices-sway", Choice.THEIRS).click()
    assert "2 exercises" in told.text()
    assert told.text().endswith("One of your own files is replaced.")
    chip(page, "choices-sway", Choice.BOTH).click()
    assert told.text().endswith("Nothing of yours changes.")
    with qtbot.waitSignal(page.accepted) as accepted:
        named(page, "accept-arrival").click()  # type: ignore[attr-defined]
    assert accepted.args[0]["exercises/sway.yaml"] is Choice.BOTH


def test_what_differs__is_shown_side_by_side_with_signs_and_colours(
    page: ArrivalPage, theme: Theme, me: Someone
) -> None:
    me.write("exercises/sway.yaml", MINE)
    show(page, evening(me))
    shown = named(page, "arriving-sway").findChild(Differences)
    assert isinstance(shown, Differences)
    assert shown.before.toPlainText().splitlines()[3] == "4 − instructions: [Mine, to one side.]"
    assert shown.after.toPlainText().splitlines()[3] == "4 + instructions: [Lean to one side.]"
    for view, shades in ((shown.before, theme.colours.bad), (shown.after, theme.colours.primary)):
        marked, piece = view.extraSelections()
        assert marked.format.background().color() == QColor(shades.soft)
        assert marked.cursor.blockNumber() == 3
        assert marked.format.foreground().color() == QColor(theme.colours.ink)
        assert piece.cursor.selectedText() in ("Mine,", "Lean")


def test_two_versions__scroll_together(page: ArrivalPage, me: Someone) -> None:
    long = "\n".join(f"  - Line {n} {'x' * 200}" for n in range(12))
    text = SWAY.replace("[Lean to one side.]", "\n" + long)
    me.write("exercises/sway.yaml", text.replace("Line", "Mine"))
    show(page, arriving(me, (E, "sway", text)))
    shown = page.findChild(Differences)
    assert isinstance(shown, Differences)
    shown.before.horizontalScrollBar().setValue(120)
    assert shown.after.horizontalScrollBar().value() == 120
    shown.after.horizontalScrollBar().setValue(40)
    assert shown.before.horizontalScrollBar().value() == 40


def test_a_narrow_window__shows_one_column(page: ArrivalPage, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    show(page, evening(me))
    shown = page.findChild(Differences)
    assert isinstance(shown, Differences)
    assert not shown.is_narrow
    page.resize(640, 600)
    QApplication.processEvents()
    assert shown.is_narrow
    assert not shown.after.isVisible()
    assert [line[2:5].strip() for line in shown.before.toPlainText().splitlines()[3:5]] == ["− i", "+ i"]
    page.resize(1280, 800)
    QApplication.processEvents()
    assert shown.after.isVisible()


def test_all_lines_of_a_short_text__are_seen_without_scrolling(page: ArrivalPage, me: Someone) -> None:
    show(page, evening(me))
    look = named(page, "look-evening")
    assert isinstance(look, Disclosure)
    assert look.findChild(TextView) is None
    look.button.click()
    QApplication.processEvents()
    view = look.findChild(TextView)
    assert isinstance(view, TextView)
    assert view.toPlainText().splitlines()[1] == "2   name: Evening <b>back</b>"
    assert view.verticalScrollBar().maximum() == 0


def test_names_with_markup__are_shown_as_they_are(page: ArrivalPage, me: Someone) -> None:
    show(page, arriving(me, (E, "sway", SWAY.replace("Sway", '"<img src=x> \\n b"')), name="<b>x</b>\n\x1b[31m"))
    words = read(page)
    assert "<b>x</b>\ufffd\ufffd[31m · shared with Amble 1" in words
    assert "<img src=x> \ufffd b" in words
    for label in page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_something_broken__tells_where_and_stays_out(page: ArrivalPage, me: Someone) -> None:
    show(page, arriving(me, (R, "bad", "name: Bad\nkind: snack\nsteps:\n  - exercise: bridgee\n"), (E, "sway", SWAY)))
    words = read(page)
    assert "Line 4, column 15" in words
    assert 'steps[0].exercise: "bridgee" is not an exercise; did you mean "bridge"?' in words
    assert "This comes in: 1 exercise. Nothing of yours changes." in words
    assert page.findChild(QWidget, "choices-bad") is None


def test_nothing_but_broken_files__leave_only_the_way_back(qtbot: QtBot, page: ArrivalPage, me: Someone) -> None:
    show(page, arriving(me, (R, "bad", "kaputt")))
    assert "Nothing can be imported." in read(page)
    assert page.findChild(Button, "accept-arrival") is None
    with qtbot.waitSignal(page.left):
        named(page, "leave-arrival").click()  # type: ignore[attr-defined]


def test_choices_that_break_something__can_not_be_accepted(page: ArrivalPage, me: Someone) -> None:
    me.write("exercises/lift.yaml", LIFT.replace("dose: {reps: 5}\n", "").replace("sway", "march"))
    show(page, evening_without_reps(me))
    accept, trouble = named(page, "accept-arrival"), named(page, "arrival-trouble")
    assert isinstance(trouble, Banner)
    assert trouble.isVisible()
    assert not accept.isEnabled()
    assert "r.yaml:3:" in trouble.accessibleName()
    chip(page, "choices-lift", Choice.THEIRS).click()
    assert not trouble.isVisible()
    assert accept.isEnabled()
    chip(page, "choices-lift", Choice.MINE).click()
    chip(page, "choices-r", Choice.MINE).click()
    assert not accept.isEnabled()
    assert "Nothing comes in, and nothing of yours changes." in read(page)


def evening_without_reps(me: Someone) -> Arrival:
    routine = "name: R\nkind: snack\nsteps: [{exercise: lift}]\n"
    return arriving(me, (R, "r", routine), (E, "lift", LIFT.replace("sway", "march")))


def test_a_changed_original__says_what_theirs_would_mean(page: ArrivalPage, me: Someone) -> None:
    bridge = (BUNDLED_EXERCISES / "bridge.yaml").read_text(encoding="utf-8")
    show(page, arriving(me, (E, "bridge", bridge.replace("name: Bridge", "name: Ours"))))
    assert chip(page, "choices-bridge", Choice.MINE).label == "Keep the original"
    chip(page, "choices-bridge", Choice.THEIRS).click()
    assert "What came with Amble is put aside for it, and can be had back." in read(page)[2]


def test_pictures__stand_beside_each_other(page: ArrivalPage, me: Someone) -> None:
    me.write("exercises/lift.png", png(40, 30, grey=10))
    show(page, evening(me))
    card = named(page, "arriving-lift.png")
    pictures = [label for label in card.findChildren(QLabel) if not label.pixmap().isNull()]
    greys = [label.pixmap().toImage().pixelColor(5, 5).red() for label in pictures]
    assert greys == [10, 200]


def test_a_picture_that_cannot_be_drawn__says_so(page: ArrivalPage, me: Someone) -> None:
    whole = png(40, 30)
    at = whole.index(b"IDAT")
    me.write("exercises/lift.png", whole[:at] + b"xxxx" + whole[at + 4 :])
    show(page, evening(me))
    assert "This picture can't be shown." in read(page)


def test_many_that_differ__are_opened_one_by_one(page: ArrivalPage, me: Someone) -> None:
    for n in range(5):
        me.write(f"exercises/sway-{n}.yaml", MINE)
    show(page, arriving(me, *((E, f"sway-{n}", SWAY) for n in range(5))))
    assert page.findChild(Differences) is None


def test_another_look__keeps_what_was_chosen(page: ArrivalPage, theme: Theme, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    show(page, evening(me))
    chip(page, "choices-sway", Choice.BOTH).click()
    theme.set_choice(ThemeChoice.DARK)
    QApplication.processEvents()
    assert chip(page, "choices-sway", Choice.BOTH).isChecked()


def test_a_refusal__is_one_sentence_and_a_way_back(qtbot: QtBot, page: ArrivalPage) -> None:
    page.show_refusal("x.amble can't be taken in: it is not whole; ask for the file once more.")
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    assert page.findChild(Button, "accept-arrival") is None
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(named(page, "leave-arrival"), Qt.Key.Key_Escape)


def test_keys_alone__are_enough(qtbot: QtBot, page: ArrivalPage, me: Someone) -> None:
    me.write("exercises/sway.yaml", MINE)
    show(page, evening(me))
    page.activateWindow()
    seen = []
    for _ in range(40):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        seen.append(focus.objectName() if focus is not None else "")
    assert {"accept-arrival", "leave-arrival", "chip-mine", "chip-theirs"} <= set(seen)
