"""The printed sheet: what is on it, on which paper, and how it keeps to its pages."""

import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPdfWriter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from exercises.library.library import Library
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.phone.handout import handout
from gui.printing.print_dialog import SheetPrinting
from gui.printing.sheet import paint_sheet, sheet_pdf
from gui.printing.sheet_rows import dose


@pytest.fixture(scope="module")
def library():
    found = Library(None)
    found.scan()
    return found


def sheet_of(library, routine_id):
    routine = library.routine(routine_id)
    return handout(library.timeline(routine), library.exercise, routine.about)


@pytest.fixture
def read(qapp):
    """A PDF as a document."""
    kept = []

    def read_it(data):
        buffer = QBuffer()
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        document = QPdfDocument()
        document.load(buffer)
        kept.extend((document, buffer))
        assert document.status() is QPdfDocument.Status.Ready
        return document

    yield read_it
    for each in kept:
        if isinstance(each, QPdfDocument):
            each.close()


def words_of(document):
    """All text that can be selected, without its line ends."""
    pages = (document.getAllText(page).text() for page in range(document.pageCount()))
    return " ".join(" ".join(pages).split())


def all_routines(library):
    return [routine.id for routine in library.routines()]


def test_text_can_be_selected_and_searched(library, read):
    words = words_of(read(sheet_pdf(sheet_of(library, "core-foundation"), "a4")))
    sheet = sheet_of(library, "core-foundation")
    for number, item in enumerate(sheet.items, 1):
        assert f"{number}. {item.name}" in words
        # A font may have a sign of its own for the × between numbers, which readers of a PDF don't know.
        assert all(part in words for part in dose(item).split(" × "))
        assert item.exercise.instructions[0].replace("fl", "").split()[0] in words
    assert "You need: mat, cushion" in words
    assert "Name" in words
    assert "From (date)" in words
    assert words.count("Stop when:") == len(sheet.items)
    assert words.count("Stop and get help today if a leg is newly numb") == 2


def test_its_title_is_the_routines_name(library, read):
    document = read(sheet_pdf(sheet_of(library, "core-foundation"), "a4"))
    assert document.metaData(QPdfDocument.MetaDataField.Title) == "Core foundation"


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 595, 842), ("letter", 612, 792)])
def test_papers(paper, width, height, library, read):
    size = read(sheet_pdf(sheet_of(library, "desk-break"), paper)).pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (width, height)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_bundled_routine_keeps_to_three_pages(paper, library, read):
    for routine_id in all_routines(library):
        assert 1 <= read(sheet_pdf(sheet_of(library, routine_id), paper)).pageCount() <= 3, routine_id


def signs_of(words):
    """Letters only: a font may join some, and a line may end inside a word with a hyphen."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", words) if letter.isalpha())


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_step_of_a_bundled_routine_is_left_out(paper, library, read):
    for routine_id in all_routines(library):
        sheet = sheet_of(library, routine_id)
        words = words_of(read(sheet_pdf(sheet, paper)))
        assert "Amble shows all of it" not in words
        found = signs_of(words)
        for item in sheet.items:
            for step in item.exercise.instructions:
                assert signs_of(step) in found, (routine_id, item.name, step)
            assert signs_of(item.exercise.stop_when[0]) in found, item.name


def one_after_the_other(exercises):
    return tuple(
        Phase(PhaseKind.WORK, 30.0 + number, exercise.id, exercise.name, set=1, sets=1, block=number)
        for number, exercise in enumerate(exercises)
    )


def test_a_long_routine_of_ones_own_takes_more_pages_rather_than_fewer_steps(library, read):
    exercises = library.exercises()[:20]
    sheet = handout(Timeline("own", "Own", "strength", None, one_after_the_other(exercises)), library.exercise)
    document = read(sheet_pdf(sheet, "letter"))
    words = words_of(document)
    assert document.pageCount() > 3
    assert "Amble shows all of it" not in words
    assert all(signs_of(step) in signs_of(words) for exercise in exercises for step in exercise.instructions)


def test_an_exercise_longer_than_a_page_is_shortened_and_says_so(library, read):
    long_step = " ".join(f"word{number}" for number in range(70))
    long = replace(library.exercise("bridge"), instructions=tuple(f"Step{n} {long_step}" for n in range(1, 13)))
    others = {"long": long, "bird-dog": library.exercise("bird-dog")}
    phases = (
        Phase(PhaseKind.WORK, 30.0, "bird-dog", "Bird-dog", set=1, sets=1, block=0),
        Phase(PhaseKind.WORK, 30.0, "long", "Long", set=1, sets=1, block=1),
    )
    words = words_of(read(sheet_pdf(handout(Timeline("x", "X", "strength", None, phases), others.get), "a4")))
    told = sum(f"Step{n} " in words for n in range(1, 13))
    assert 3 < told < 12
    assert f"{12 - told} more to do: Amble shows all of it." in words
    assert words.count("Amble shows all of it") == 1
    assert signs_of(others["bird-dog"].instructions[-1]) in signs_of(words)
    assert words.count("Stop when:") == 2


def test_very_many_exercises__each_keeps_its_name_and_its_boxes(library, read):
    phases = one_after_the_other(library.exercises() * 2)
    sheet = handout(Timeline("all", "All of them", "strength", None, phases), library.exercise)
    assert len(sheet.items) == len(phases)
    document = read(sheet_pdf(sheet, "a4"))
    words = words_of(document)
    assert f"{len(phases)}. " in words
    assert f"page {document.pageCount()} of {document.pageCount()}" in words


def test_a_name_without_end_and_one_of_markup(read):
    phase = Phase(PhaseKind.WORK, 30.0, None, "<b>x</b>\n\n" + "endless " * 60, say="<i>y</i>")
    sheet = handout(Timeline(None, "<h1>" + "long name " * 40, "strength", None, (phase,)), lambda _: None)
    words = words_of(read(sheet_pdf(sheet, "a4")))
    assert "<h1>long name" in words
    assert "1. <b>x</b> endless" in words
    assert "“<i>y</i>”" in words


def test_nothing_is_painted_outside_the_paper_or_over_the_foot(library, read):
    for routine_id in ("core-foundation", "maintenance-full"):
        document = read(sheet_pdf(sheet_of(library, routine_id), "a4"))
        for page in range(document.pageCount()):
            size = document.pagePointSize(page)
            picture = document.render(page, size.toSize() * 1)
            edge = [picture.pixelColor(x, y) for x in (3, picture.width() - 4) for y in range(picture.height())]
            assert {colour.lightness() for colour in edge if colour.alpha()} <= {255}


def test_the_same_step_stands_there_once(library):
    phase = Phase(PhaseKind.WORK, 24.0, "bridge", "Bridge", None, 1, 1, 3, 4.0, 4.0)
    rest = Phase(PhaseKind.REST, 20.0)
    phases = (
        replace(phase, block=0),
        rest,
        replace(phase, block=1),
        rest,
        replace(phase, reps=5, seconds=40.0, block=2),
    )
    items = handout(Timeline("x", "X", "strength", None, phases), library.exercise).items
    assert [(item.name, item.rounds) for item in items] == [("Bridge", 2), ("Bridge", 1)]
    assert [dose(item) for item in items] == ["3 × 4 s hold · 2 times in all", "5 × 4 s hold"]


def test_doses_in_words(library):
    works = [
        Phase(PhaseKind.WORK, 20.0, None, "X", side, n, 3, None, None, 20.0, block=0)
        for n in (1, 2, 3)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    rest = Phase(PhaseKind.REST, 15.0, None, "X", None, 1, 3, block=0)
    (item,) = handout(Timeline("x", "X", "strength", None, (*works[:2], rest, *works[2:])), library.exercise).items
    assert dose(item) == "3 sets: hold 20 s, each side · 15 s rest between"


def test_a_rest_alone_makes_an_empty_sheet(read):
    sheet = handout(Timeline(None, "Rest", "relief", None, (Phase(PhaseKind.REST, 60.0),)), lambda _: None)
    assert "Rest" in words_of(read(sheet_pdf(sheet, "letter")))


def test_a_sheet_is_printed_when_the_dialog_says_so(library, qtbot, tmp_path, read):
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    printing = SheetPrinting(window)
    dialog = printing.ask(sheet_of(library, "core-foundation"))
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(printing.printed) as told:
        dialog.accepted.emit(dialog.printer())
    dialog.reject()
    document = read((tmp_path / "printed.pdf").read_bytes())
    assert told.args == [document.pageCount()]
    assert "1. Belly breathing" in words_of(document)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_takes_nothing_is_told(qapp, library, tmp_path):
    writer = QPdfWriter(str(tmp_path / "no" / "such" / "folder.pdf"))
    assert paint_sheet(writer, sheet_of(library, "movement-snack")) == 0
