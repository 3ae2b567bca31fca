"""The one application style sheet: labels and Qt's own input widgets, nothing that we paint ourselves."""

from collections.abc import Callable

from exercises.paths import ASSETS
from gui.theme.tokens import Colours, Corner, Type, mix


def style_sheet(colours: Colours, px: Callable[[float], int]) -> str:
    """Write the rules for one theme; `px` scales a length with the text size."""
    return _labels(colours, px) + _fields(colours, px) + _marks(colours, px) + _views(colours, px)


def _labels(c: Colours, px: Callable[[float], int]) -> str:
    def rule(role: str, size: int, weight: int, colour: str) -> str:
        return f'QLabel[role="{role}"]{{font-size:{px(size)}px;font-weight:{weight};color:{colour}}}\n'

    return (
        rule("display", 38, 700, c.ink)
        + rule("title", Type.TITLE, 700, c.ink)
        + rule("heading", Type.HEADING, 600, c.ink)
        + rule("subheading", Type.SUBHEADING, 600, c.ink)
        + rule("muted", Type.BODY, 400, c.muted)
        + rule("small", Type.SECONDARY, 400, c.ink)
        + rule("secondary", Type.SECONDARY, 400, c.muted)
        + rule("bad", Type.BODY, 400, c.bad.ink)
        + rule("toast", Type.BODY, 400, c.surface)
    )


def _fields(c: Colours, px: Callable[[float], int]) -> str:
    line, focus = px(c.line_width), _ring(c, px)
    pad_v, pad_h, grow = px(9), px(12), focus - line
    field = "QLineEdit,QPlainTextEdit,QTextEdit,QAbstractSpinBox,QComboBox"
    return f"""
QWidget{{selection-background-color:{c.primary.full};selection-color:{c.on_primary}}}
{field}{{background:{c.surface};color:{c.ink};border:{line}px solid {c.line};
  border-radius:{px(Corner.FIELD)}px;padding:{pad_v}px {pad_h}px;min-height:{px(22)}px}}
QAbstractSpinBox{{padding:{pad_v - 1}px {pad_h}px {pad_v - 2}px}}
{_each(field, ":focus")}{{border:{focus}px solid {c.primary.full};padding:{pad_v - grow}px {pad_h - grow}px}}
QAbstractSpinBox:focus{{padding:{pad_v - 1 - grow}px {pad_h - grow}px {pad_v - 2 - grow}px}}
QLineEdit,QPlainTextEdit,QTextEdit{{placeholder-text-color:{c.muted}}}
{_each(field, ":disabled")}{{color:{c.muted};background:{c.background}}}
QComboBox::drop-down,QAbstractSpinBox::up-button,QAbstractSpinBox::down-button{{border:none;background:none;width:{px(28)}px}}
QComboBox::down-arrow,QAbstractSpinBox::down-arrow,QAbstractSpinBox::up-arrow{{
  image:url({_image("style-down.svg")});width:{px(16)}px;height:{px(16)}px}}
QAbstractSpinBox::up-arrow{{image:url({_image("style-up.svg")})}}
QComboBox{{combobox-popup:0}}
QComboBox QAbstractItemView{{border:{line}px solid {c.line};padding:{px(4)}px}}
QPushButton{{background:{c.surface};color:{c.ink};border:{line}px solid {c.line};
  border-radius:{px(Corner.BUTTON)}px;padding:{px(11)}px {px(20)}px;font-weight:600}}
QPushButton:hover{{background:{mix(c.surface, c.ink, 0.05)}}}
QPushButton:default{{background:{c.primary.full};color:{c.on_primary};border-color:{c.primary.full}}}
QPushButton:focus{{border:{focus}px solid {c.primary.full};padding:{px(11) - grow}px {px(20) - grow}px}}
"""


def _marks(c: Colours, px: Callable[[float], int]) -> str:
    focus, side = _ring(c, px), px(20)
    tick = _image("style-check-dark.svg" if c.is_dark else "style-check-light.svg")
    return f"""
QCheckBox,QRadioButton{{spacing:{px(10)}px;padding:{px(6)}px {px(6)}px {px(6)}px {px(2)}px;
  border:{focus}px solid transparent;border-radius:{px(8)}px}}
QCheckBox:focus,QRadioButton:focus{{border-color:{c.primary.full}}}
QCheckBox::indicator,QRadioButton::indicator{{width:{side}px;height:{side}px;border:{focus}px solid {c.muted};
  background:{c.surface}}}
QCheckBox::indicator{{border-radius:{px(6)}px}}
QRadioButton::indicator{{border-radius:{(side + 2 * focus) // 2}px}}
QCheckBox::indicator:checked{{background:{c.primary.full};border-color:{c.primary.full};image:url({tick})}}
QRadioButton::indicator:checked{{border-color:{c.primary.full};background:qradialgradient(cx:.5,cy:.5,radius:.5,
  fx:.5,fy:.5,stop:0 {c.primary.full},stop:.55 {c.primary.full},stop:.65 {c.surface},stop:1 {c.surface})}}
QSlider:horizontal{{min-height:{px(30)}px}}
QSlider::groove:horizontal{{height:{px(6)}px;border-radius:{px(3)}px;background:{c.track}}}
QSlider::sub-page:horizontal{{border-radius:{px(3)}px;background:{c.primary.full}}}
QSlider::handle:horizontal{{width:{px(18)}px;margin:-{px(8)}px 0;border-radius:{px(11)}px;
  background:{c.surface};border:{focus}px solid {c.primary.full}}}
QSlider::handle:horizontal:focus{{background:{c.primary.full}}}
QProgressBar{{border:none;border-radius:{px(5)}px;background:{c.track};min-height:{px(10)}px;max-height:{px(10)}px}}
QProgressBar::chunk{{border-radius:{px(5)}px;background:{c.primary.full}}}
"""


def _views(c: Colours, px: Callable[[float], int]) -> str:
    line, bar = px(c.line_width), px(12)
    return f"""
QScrollBar{{background:transparent;border:none;width:{bar}px;height:{bar}px}}
QScrollBar::handle{{background:{mix(c.track, c.ink, 0.2)};
  border-radius:{bar // 2 - 3}px;margin:3px;min-height:{px(36)}px;min-width:{px(36)}px}}
QScrollBar::handle:hover{{background:{c.muted}}}
QScrollBar::add-line,QScrollBar::sub-line,QScrollBar::add-page,QScrollBar::sub-page{{background:none;border:none;
  width:0;height:0}}
QToolTip{{background:{c.ink};color:{c.surface};border:none;padding:{px(6)}px {px(8)}px;
  font-size:{px(Type.SECONDARY)}px}}
QBalloonTip{{background-color:{c.surface}}}
QBalloonTip QLabel{{color:{c.ink};background:transparent}}
QBalloonTip QPushButton{{border:none;padding:0;border-radius:4px;background:{c.muted if c.is_dark else c.surface}}}
QMenu{{background:{c.surface};border:{line}px solid {c.line};padding:{px(6)}px}}
QTabWidget::pane{{border:none}}
QTabBar::tab{{background:transparent;color:{c.muted};padding:{px(8)}px {px(14)}px;margin-right:{px(4)}px;
  border:{_ring(c, px)}px solid transparent;border-radius:{px(10)}px}}
QTabBar::tab:selected{{background:{c.primary.soft};color:{c.primary.ink}}}
QTabBar::tab:focus{{border-color:{c.primary.full}}}
QDialogButtonBox,QMessageBox{{dialogbuttonbox-buttons-have-icons:0}}
QMenu::item{{padding:{px(8)}px {px(24)}px {px(8)}px {px(12)}px;border-radius:{px(8)}px}}
QMenu::item:selected{{background:{c.primary.soft};color:{c.ink}}}
QMenu::item:disabled{{color:{c.muted}}}
QMenu::separator{{height:1px;background:{c.line};margin:{px(6)}px {px(8)}px}}
QAbstractItemView{{background:{c.surface};border:none;outline:0;alternate-background-color:{c.surface};
  gridline-color:{c.line}}}
QAbstractItemView::item{{min-height:{px(36)}px;padding:0 {px(8)}px}}
QAbstractItemView::item:selected{{background:{c.primary.soft};color:{c.ink}}}
QAbstractItemView::item:focus{{border:{_ring(c, px)}px solid {c.primary.full}}}
QTableView#numbers::item{{padding:0 {px(3)}px}}
QHeaderView::section{{background:{c.surface};color:{c.muted};border:none;
  border-bottom:{line}px solid {c.line};
  padding:{px(10)}px {px(8)}px;text-align:left;font-weight:400;font-size:{px(Type.SECONDARY)}px}}
QTableView#numbers QHeaderView::section{{padding:{px(10)}px {px(5)}px}}
"""


def _each(selectors: str, state: str) -> str:
    return ",".join(selector + state for selector in selectors.split(","))


def _ring(c: Colours, px: Callable[[float], int]) -> int:
    return max(2, px(c.ring_width))


def _image(name: str) -> str:
    return (ASSETS / "icons" / name).as_posix()
