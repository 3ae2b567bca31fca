"""`python -m gui.figure.sheet OUTDIR [ids and files…]`: contact sheets of figures for their authors.

Every key, pinned as it is in the movement, three moments between and the still picture, on light and on dark ground.
"""

import argparse
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from exercises.library.exercise import Exercise
from exercises.library.figure.motion import Frame
from exercises.library.library import Library
from gui.figure.colours import Look, figure_colours
from gui.figure.fit import fit
from gui.figure.painter import paint_figure
from gui.figure.scene import Scene
from gui.figure.still import paint_still
from gui.theme.theme import make_application
from gui.theme.tokens import DARK, LIGHT, Colours

_WIDEST: Final = 1600
_HIGHEST: Final = 1400
_GAP: Final = 8
_TITLE: Final = 26


@dataclass(frozen=True, slots=True)
class Cell:
    """One picture of a sheet: a frame, or without one the still picture."""

    title: str
    scene: Scene
    frame: Frame | None
    works: tuple[str, ...] = ()


def cells_of(exercise: Exercise) -> list[Cell]:
    """The keys of an exercise and three moments between them."""
    if exercise.figure is None:
        return []
    scene = Scene(exercise.figure)
    motion = scene.motion
    cells = [
        Cell(f"{exercise.id} · {name}", scene, motion.key_frame(number))
        for number, name in enumerate(exercise.figure.names)
    ]
    if exercise.figure.moves:
        whole = exercise.figure.share_of_hold if exercise.figure.hold_at else 1.0
        cells += [
            Cell(f"{exercise.id} · at {share:.0%}", scene, motion.frame(share))
            for share in (whole * part / 4 for part in (1, 2, 3))
        ]
    return [*cells, Cell(f"{exercise.id} · still", scene, None, exercise.targets)]


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, theme: Colours) -> None:
    """Paint one labelled picture."""
    colours = figure_colours(theme, Look())
    painter.fillRect(box, QColor(theme.surface))
    painter.setPen(QColor(theme.muted))
    painter.drawText(box.adjusted(8, 4, -8, 0), Qt.AlignmentFlag.AlignLeft, cell.title)
    room = box.adjusted(10, _TITLE, -10, -10)
    if cell.frame is None:
        paint_still(painter, cell.scene, room, colours, cell.works)
    else:
        paint_figure(painter, cell.scene, cell.frame, fit(cell.scene.extent, room), colours)


def sheets(groups: list[list[Cell]], size: int) -> list[QImage]:
    """Pictures of at most 1600 × 1400 pixels; each group's cells stand beside each other, light above dark."""
    across = max(1, _WIDEST // (size + _GAP))
    rows: list[tuple[list[Cell], Colours]] = []
    for cells in groups:
        parts = [cells[start : start + across] for start in range(0, len(cells), across)]
        for part in parts:
            rows += [(part, LIGHT), (part, DARK)]
    down = max(1, _HIGHEST // (size + _GAP))
    return [_sheet(rows[start : start + down], size) for start in range(0, len(rows), down)]


def _sheet(rows: list[tuple[list[Cell], Colours]], size: int) -> QImage:
    widest = max(len(cells) for cells, _ in rows)
    image = QImage(
        widest * (size + _GAP) + _GAP, len(rows) * (size + _GAP) + _GAP, QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor("#8A8F92"))
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(13)
    painter.setFont(font)
    for row, (cells, theme) in enumerate(rows):
        for column, cell in enumerate(cells):
            box = QRectF(_GAP + column * (size + _GAP), _GAP + row * (size + _GAP), size, size)
            paint_cell(painter, box, cell, theme)
    painter.end()
    return image


def wanted(library: Library, words: list[str]) -> list[Exercise]:
    """The exercises that ids and files name, or all that have a figure; a KeyError tells a wrong id."""
    if not words:
        return [exercise for exercise in library.exercises() if exercise.figure is not None]
    found = []
    for word in words:
        exercise = library.exercise(Path(word).stem if word.endswith((".yaml", ".yml")) else word)
        if exercise is None:
            raise KeyError(word)
        found.append(exercise)
    return found


def main(arguments: list[str] | None = None) -> int:
    """Write the sheets; exit status 1 when something that was named isn't there or has problems."""
    parser = argparse.ArgumentParser(prog="figures", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("what", nargs="*", help="exercise ids or YAML files; without any, every exercise with a figure")
    parser.add_argument("--large", action="store_true", help="few large cells")
    parser.add_argument("--size", type=int, default=300, help="pixels of a cell (default 300)")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or make_application(["figures"])
    files = [Path(word).resolve() for word in options.what if word.endswith((".yaml", ".yml"))]
    library = Library(None, files)
    library.scan()
    status = 0
    for file in library.given():
        for problem in file.problems:
            status = 1
            print(problem.render(str(file.path), file.lines), file=sys.stderr)
    try:
        exercises = wanted(library, options.what)
    except KeyError as missing:
        print(f"no exercise {missing}", file=sys.stderr)
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    size = 640 if options.large else options.size
    groups = [cells for cells in map(cells_of, exercises) if cells]
    for number, image in enumerate(sheets(groups, size), start=1):
        path = options.folder / f"figures-{number:02}.png"
        image.save(str(path))
        print(path)
    del app
    return status


if __name__ == "__main__":
    sys.exit(main())
