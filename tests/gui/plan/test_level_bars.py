"""The bars: states, sizes, keys, and what they say."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from exercises.coach.outlook import LevelStep
from gui.plan.level_bars import BarState, LevelBars
from gui.theme.theme import Theme


def levels(*minutes: int, name: str = "L") -> tuple[LevelStep, ...]:
    return tuple(LevelStep(f"{name}{n}", each, 4) for n, each in enumerate(minutes))


@pytest.fixture
def bars(qtbot: QtBot, theme: Theme) -> LevelBars:
    bars = LevelBars(theme)
    qtbot.addWidget(bars)
    bars.resize(1000, bars.sizeHint().height())
    with qtbot.waitExposed(bars):
        bars.show()
    return bars


def test_states__follow_from_the_level_now(bars: LevelBars) -> None:
    bars.set_levels(levels(5, 10, 15), 1)
    assert [bar.state for bar in bars.bars] == [BarState.REACHED, BarState.NOW, BarState.LATER]


def test_heights__follow_the_minutes(bars: LevelBars) -> None:
    bars.set_levels(levels(10, 20, 30, 30), None)
    one, two, three, four = (bar.rect.height() for bar in bars.bars)
    assert two == pytest.approx(2 * one)
    assert three == four == pytest.approx(3 * one)


@pytest.mark.parametrize("count", [1, 3, 13, 40, 200])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_any_number_of_levels__stays_inside(bars: LevelBars, theme: Theme, count: int, scale: float) -> None:
    theme.set_text_scale(scale)
    bars.resize(700, bars.sizeHint().height())
    bars.set_levels(levels(*range(1, count + 1)), count // 2)
    for bar in bars.bars:
        assert bar.rect.left() >= 0
        assert bar.rect.right() <= bars.width() + 1
        assert bar.rect.top() >= 0
        assert bar.rect.height() > 0
    assert not bars.grab().isNull()
    theme.set_text_scale(1.0)


def test_the_minutes_now__are_told_however_many_levels_there_are(bars: LevelBars, theme: Theme) -> None:
    bars.set_levels(levels(*range(5, 45)), 17)
    now = bars.bars[17]
    above = bars.grab().toImage().copy(int(now.rect.left()), int(now.rect.top()) - 22, int(now.rect.width()), 18)
    colours = {above.pixelColor(x, y).name() for x in range(above.width()) for y in range(above.height())}
    assert len(colours) > 3, "letters are drawn above the bar"


def test_no_levels__are_no_trouble(bars: LevelBars, qtbot: QtBot) -> None:
    bars.set_levels((), None)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton)
    assert bars.selected is None
    assert not bars.grab().isNull()


def test_keys__look_at_the_levels_and_say_them(bars: LevelBars, qtbot: QtBot) -> None:
    bars.set_levels(levels(5, 10, 15), 1)
    seen: list[int] = []
    bars.looked_at.connect(seen.append)
    assert bars.accessibleDescription() == "L1: 10 minutes, 4 walks a week · now"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_Left, Qt.Key.Key_End):
        qtbot.keyClick(bars, key)
    assert seen == [2, 2, 0, 0, 2]
    assert bars.accessibleDescription() == "L2: 15 minutes, 4 walks a week · later"


def test_a_click__looks_at_the_bar_under_it(bars: LevelBars, qtbot: QtBot) -> None:
    bars.set_levels(levels(5, 10, 15), 1)
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    assert bars.selected == 0
    assert bars.accessibleDescription().endswith("reached")


def test_the_focus_from_the_keyboard__is_seen(bars: LevelBars, qtbot: QtBot) -> None:
    bars.set_levels(levels(5, 10, 15), 1)
    bars.activateWindow()
    qtbot.waitUntil(bars.isActiveWindow)
    bars.clearFocus()
    before = bars.grab().toImage()
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    assert bars.grab().toImage() != before
