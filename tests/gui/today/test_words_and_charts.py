"""What is worked out for the screen: real changes of pain, shapes of walks, charts in words."""

from datetime import date, timedelta

import pytest
from PySide6.QtGui import QColor

from gui.theme.tokens import ThemeChoice
from gui.today import words
from gui.today.charts import MinutesCard, PainCard
from gui.today.view import WalkPain, pain_change
from gui.widgets.chips import Chip
from gui.widgets.small_bars import SmallBars
from gui.widgets.small_line import SmallLine
from gui.widgets.week_dots import Dot, DotMark, WeekDots
from tests.gui.today.days import FRIDAY, pains


@pytest.mark.parametrize(
    ("walks", "change"),
    [
        ((), None),
        (pains(7), None),
        (pains(7, 1), None),  # two days are no weeks
        (pains(5, 5, 5, 4, 4, 3, 3, 3), -2),
        (pains(5, 5, 5, 4, 4, 4, 3, 4), None),  # 1.3 is no real change
        (pains(2, 2, 2, 3, 4, 4, 4, 5), 2),
        (pains(9, 8, 9, 5, 4, 2, 1, 1), -7),
    ],
)
def test_pain_change__only_from_two_points_and_of_whole_weeks(walks, change):
    assert pain_change(walks) == change


def test_pain_change__one_bad_day_is_none():
    calm = [WalkPain(FRIDAY - timedelta(days=n), 2) for n in range(20, 0, -1)]
    assert pain_change((*calm, WalkPain(FRIDAY, 8))) is None


@pytest.mark.parametrize(
    ("ahead", "said"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (3, "on Monday"), (-2, "on Wednesday"), (11, "on 1 December")],
)
def test_relative_day(ahead, said):
    assert words.relative_day(FRIDAY + timedelta(days=ahead), FRIDAY) == said


def test_minutes__in_words_with_the_plan(qtbot, theme):
    card = MinutesCard(theme)
    qtbot.addWidget(card)
    card.show_minutes((30, 45), 75)
    bars = card.findChild(SmallBars)
    said = "This week 45 minutes walked. The weeks before, oldest first: 30. The plan's week has 75."
    assert bars.accessibleName() == said
    card.show_minutes((0, 0), 75)
    assert bars.isHidden()


def test_pain__the_change_is_named_only_when_it_is_real(qtbot, theme):
    card = PainCard(theme)
    qtbot.addWidget(card)
    card.show()
    card.show_pain(pains(5, 5, 5, 4, 4, 3, 3, 3))
    chip = card.findChild(Chip)
    assert chip.isVisible()
    assert chip.text() == "▼ 2 since October"
    assert "2 points less since October: a real change." in card.findChild(SmallLine).accessibleName()
    card.show_pain(pains(5, 5, 5, 4, 4, 4, 3, 4))
    assert not chip.isVisible()
    assert "change" not in card.findChild(SmallLine).accessibleName()
    card.show_pain(pains(2, 2, 2, 3, 4, 4, 4, 5))
    assert chip.text() == "▲ 2 since October"
    card.show_pain(pains(5))
    assert card.findChild(SmallLine).isHidden()


def test_two_walks_on_one_day__are_drawn(qtbot, theme):
    card = PainCard(theme)
    qtbot.addWidget(card)
    card.show_pain((WalkPain(FRIDAY, 2), WalkPain(FRIDAY, 4)))
    card.show()
    assert not card.grab().isNull()


def week(mark):
    monday = date(2026, 11, 16)
    return [Dot("Mon", monday.day + n, mark, f"day {n}", today=n == 4, over=n < 4) for n in range(7)]


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.HIGH_CONTRAST])
def test_dots__differ_without_colour(qtbot, theme, choice):
    theme.set_choice(choice)
    dots = WeekDots(theme)
    qtbot.addWidget(dots)
    dots.show()
    seen = set()
    for mark in DotMark:
        dots.set_days(week(mark))
        grey = dots.grab().toImage().convertToFormat(dots.grab().toImage().Format.Format_Grayscale8)
        seen.add(bytes(grey.constBits()))
    assert len(seen) == len(DotMark)
    assert dots.accessibleName().startswith("day 0; day 1")


def test_dots__a_week_has_seven_days(qtbot, theme):
    dots = WeekDots(theme)
    qtbot.addWidget(dots)
    with pytest.raises(ValueError, match="zip"):
        dots.set_days(week(DotMark.REST)[:6])


def test_dots__shrink_and_grow_with_the_text(qtbot, theme):
    dots = WeekDots(theme)
    qtbot.addWidget(dots)
    dots.set_days(week(DotMark.DONE))
    small = dots.sizeHint()
    theme.set_text_scale(2.0)
    assert dots.sizeHint().width() == 2 * small.width()
    dots.resize(dots.minimumSizeHint())
    dots.show()
    assert not dots.grab().isNull()


def test_bars__the_last_is_strong_and_none_leaves_the_ground(qtbot, theme):
    bars = SmallBars(theme)
    qtbot.addWidget(bars)
    bars.resize(400, 92)
    bars.set_values((10, 0, 40), 20, "plan 20", "words")
    bars.show()
    picture = bars.grab().toImage()
    strong = QColor(theme.colours.primary.full)
    columns = {x for x in range(picture.width()) if picture.pixelColor(x, 80) == strong}
    assert columns
    assert min(columns) > 200
    bars.set_values((), None, "", "nothing")
    assert not bars.grab().isNull()
