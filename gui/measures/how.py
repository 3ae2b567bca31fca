"""How something is measured: its picture, what to do, and where it comes from."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercises.history.measures.catalogue import Definition
from gui.figure.exercise_picture import ExercisePicture
from gui.figure.subject import Subject
from gui.theme.theme import Theme
from gui.theme.tokens import Space
from gui.widgets.labels import Label, Role
from gui.widgets.picture_beside import PictureBeside


class HowTo(QWidget):
    """The steps in large letters beside the figure, where there is one."""

    def __init__(
        self, theme: Theme, definition: Definition, picture: Subject | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        px = theme.px
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.S))
        numbered = len(definition.how) > 1
        for number, line in enumerate(definition.how, 1):
            column.addWidget(Label(f"{number}.  {line}" if numbered else line, Role.BODY))
        source = Label(self.tr("Source: {name}").format(name=definition.source), Role.SECONDARY)
        column.addWidget(source)
        if picture is None:
            outer = QVBoxLayout(self)
            outer.setContentsMargins(0, 0, 0, 0)
            outer.addWidget(words)
            return
        beside = PictureBeside(self, share=0.36)
        beside.set_picture(QSize(px(300), px(200)), px(170))
        beside.setSpacing(px(Space.XL))
        beside.addWidget(ExercisePicture(theme, definition.name, picture))
        beside.addWidget(words)
