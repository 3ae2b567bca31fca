"""The report on paper: always two pages, what stands on which, and nothing that was not wanted."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from exercises.coach.signs import SIGNS, Urgency
from exercises.history.facts import Measure
from exercises.history.measures.changes import change_of
from exercises.history.measures.series import MeasureSeries, Result
from exercises.history.statistics.days import LongestWalk
from exercises.history.statistics.loads import DayLoad, Load
from exercises.history.statistics.pain import Direction, Moment, PainChange, PainDay
from exercises.library.timeline import Side
from exercises.report.content import (
    Adherence,
    Chart,
    DoneOften,
    HurtExercise,
    KeyFigures,
    LevelChange,
    MeasuredChange,
    Note,
    PainCurve,
    PainFigures,
    PainPlace,
    Period,
    PlanNow,
    Report,
    WalkedMinutes,
    Warned,
    WeekMinutes,
)
from gui.printing.print_dialog import SheetPrinting
from gui.printing.report import paint_report, report_pdf, report_pictures
from gui.printing.report_chart import _LOOKS, _paler
from gui.theme.tokens import contrast

TODAY = date(2026, 11, 20)
ODD = "جون سميث 🚶‍♀️ <b>Ł</b> & 山田"


def reader(report, paper="a4"):
    return PdfReader(io.BytesIO(report_pdf(report, paper)))


def words(report, paper="a4"):
    """The text of both pages, each on one line and without the places at which long words may break."""
    pages = reader(report, paper).pages
    assert len(pages) == 2
    return tuple(" ".join(page.extract_text().replace("\u200b", "").split()) for page in pages)


def result(days_ago, value):
    at = datetime(2026, 11, 20, 9, tzinfo=UTC) - timedelta(days=days_ago)
    return Result(str(days_ago), at, value)


def measured(number, name="Chair stands in 30 seconds"):
    series = MeasureSeries(f"x{number}", Measure.CHAIR_STANDS, name, "stands", (result(40, 9.0), result(2, 12.0)))
    return MeasuredChange(series, change_of(series))


def curve(moment, days, step=1):
    told = [TODAY - timedelta(days=number) for number in range(days, -1, -step)]
    points = tuple(PainDay(day, float(day.toordinal() % 7), 3.0 + day.toordinal() % 2) for day in told)
    return PainCurve(moment, points, tuple((each.day, each.week_mean) for each in points))


def full(days=83, many=1, word="word", notes=True):
    """A report with something of everything, and so many of each."""
    text = f"{word} " * (30 if many > 1 else 1)
    long = text.strip()
    weeks = [TODAY - timedelta(days=4 + 7 * number) for number in range(days // 7)]
    load = Load(2, 16, 60.0, 30.0)
    first, last = DayLoad(TODAY - timedelta(days=days), load, load), DayLoad(TODAY, Load(2, 8, 30.0, 20.0), load)
    return Report(
        period=Period(TODAY - timedelta(days=days), TODAY),
        made=TODAY,
        chart=Chart(
            7,
            tuple(curve(moment, days) for moment in Moment),
            tuple(WeekMinutes(monday, 40.0 + number) for number, monday in enumerate(reversed(weeks))),
            ((TODAY - timedelta(days=days), 60), (TODAY - timedelta(days=20), 75)),
        ),
        figures=KeyFigures(
            weeks=12,
            sessions=48,
            walk_days=37,
            adherence=Adherence(36, 44, 11, 7),
            last_weeks=Adherence(18, 20, 4, 3),
            minutes=WalkedMinutes(4, 38.4, 61.6),
            longest=LongestWalk("x", TODAY - timedelta(days=3), 1860.0),
            longest_at_first=LongestWalk("y", TODAY - timedelta(days=80), 720.0),
            flare_days=6,
            away_days=9,
            leg=2,
            sleep_lost=1,
            limit=5,
            pain=(
                PainFigures(Moment.BEFORE, PainChange(4.6, 2.1, Direction.BETTER), 2.1, 6),
                PainFigures(Moment.WORST, PainChange(4.0, 3.6, Direction.SAME), 3.6, 6),
                PainFigures(Moment.AFTER, PainChange(2.0, 4.5, Direction.WORSE), 4.5, 6),
                PainFigures(Moment.NEXT_MORNING, None, 1.5, 2),
            ),
            plan=PlanNow("Gradual walk", "L5", 17, 5),
        ),
        levels=tuple(
            LevelChange(
                TODAY - timedelta(days=number % (days + 1)), f"L{number} → L{number + 1}", "R6", f"Reason {long}"
            )
            for number in range(many)
        ),
        warnings=tuple(
            Warned(TODAY - timedelta(days=5 + number), (SIGNS[0].text, SIGNS[9].text), Urgency.EMERGENCY, None, TODAY)
            for number in range(many)
        ),
        lasting=(f"I have {long}.",),
        measures=tuple(measured(number, f"Measure {number} {long}") for number in range(many)),
        hurt=tuple(HurtExercise(f"Bridge {long}", 3, TODAY, (Side.LEFT,), ("buttock",)) for _ in range(many)),
        places=(PainPlace("lower-back-left", 23, TODAY), PainPlace("foot", 1, TODAY)),
        exercises=tuple(DoneOften(f"Bird-dog {number} {long}", 20, first, last) for number in range(min(many, 12))),
        exercises_in_all=many,
        notes=tuple(Note(TODAY, f"Walk {long}", f"SECRET {number} {long}") for number in range(many))
        if notes
        else None,
    )


def test_each_thing_stands_on_its_page(qapp):
    one, two = words(full())
    for said in (
        "Walking and back pain",
        "29 Aug 2026 – 20 Nov 2026 · 12 weeks",
        "Made by the person themselves with Amble; it guides, it does not diagnose.",
        "Name",
        "Pain, 0 to 10",
        "Minutes a week",
        "82 %",
        "36 of 44 days; last 4 weeks 90 %; goal met in 7 of 11 weeks",
        "62 min now",
        "38 at the start (mean of 4 weeks each)",
        "31 min",
        "12 min in September 2026",
        "Gradual walk: 17 min on 5 days a week; a clinician's limit: pain 5",
        "2.5 lower: a real change",
        "0.4 lower: about the same",
        "2.5 higher: a real rise",
        "1.5 (2 days)",
        "too few answers to compare",
        "Page 1 of 2",
    ):
        assert said in one, said
    for said in (
        "Warning signs answered with yes",
        "lost control of bladder or bowel",
        "Advised to get help at once.",
        "Checked by a professional: 20 Nov 2026.",
        "L0 → L1",
        "A good week",
        "Reason word",
        "9 stands · 11 Oct 2026",
        "12 stands · 18 Nov 2026",
        "3 stands more than at the start.",
        "Bridge word, left side",
        "3 sessions, last 20 Nov 2026",
        "lower back, left × 23",
        "16 times in 2 sets, each side",
        "left 8 times in 2 sets, right 16 times in 2 sets",
        "SECRET 0 word",
        "Page 2 of 2",
    ):
        assert said in two, said
        assert said not in one


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("days", [0, 6, 27, 83, 365, 1900])
def test_always_two_pages__however_much_there_is(days, paper, qapp):
    one, two = words(full(days, many=200), paper)
    assert "Page 1 of 2" in one
    assert "Page 2 of 2" in two
    for heading in ("Warning signs", "Changes of the walking plan", "Measures", "What hurt", "Exercises", "Own notes"):
        assert heading in two, heading
    assert "L0 → L1" in two, "the newest is there"
    assert "L199 → L200" not in two
    assert two.count("… and ") >= 6
    for shown in ("Reason word", "Measure 1 word", "Bridge word", "Bird-dog 1 word", "SECRET 1 word"):
        assert shown in two, shown


def test_what_is_left_out_is_counted(qapp):
    _, two = words(full(many=50))
    shown = two.count("SECRET ")
    assert f"… and {50 - shown} more" in two
    levels = sum(f"L{number} → " in two for number in range(50))
    assert f"… and {50 - levels} earlier" in two


def test_nothing_at_all(qapp):
    period = Period(TODAY, TODAY)
    one, two = words(Report(period, TODAY))
    assert "No pain was told in this time." in one
    assert "No walk in this time." in one
    assert "None in this time." in two
    assert "Own notes" not in two


def test_notes_only_when_they_are_wanted(qapp):
    report = full(notes=False)
    assert "SECRET" not in "".join(words(report))
    assert b"SECRET" not in report_pdf(report)
    assert "Own notes" not in words(report)[1]


@pytest.mark.parametrize("name", [ODD, "W" * 300, "a b " * 200, "\u202eright to left", "🚶" * 90])
def test_odd_names__on_the_paper_and_nowhere_else(name, qapp):
    report = replace(full(word=name[:40]), name=name)
    assert len(reader(report).pages) == 2
    info = reader(report).metadata
    assert info is not None
    assert (info.title, info.author) == ("Walking and back pain", "Amble")
    assert not any(name[:20] in str(value) for value in info.values())


def test_a_name_is_on_both_pages(qapp):
    one, two = words(replace(full(), name="Jo Walker"))
    assert "Jo Walker" in one
    assert "Jo Walker" in two


def test_words_without_end_are_broken_or_cut(qapp):
    _, two = words(full(many=40, word="x" * 900))
    assert "xxx" in two
    assert "Page 2 of 2" in two


def test_spaces_are_spaces_when_the_text_is_copied(qapp):
    for page in reader(full(many=20)).pages:
        text = page.extract_text()
        assert "\t" not in text
        assert "29 Aug 2026 – 20 Nov 2026 · 12 weeks" in text


def test_fonts_are_embedded(qapp):
    found = 0
    for page in reader(full()).pages:
        for font in page["/Resources"]["/Font"].values():
            for each in font.get_object().get("/DescendantFonts", [font]):
                descriptor = each.get_object()["/FontDescriptor"].get_object()
                found += 1
                assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
    assert found


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_papers(paper, size, qapp):
    for page in reader(full(), paper).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == size


@pytest.mark.parametrize(("width", "ratio"), [(300, 1.0), (390, 2.0), (1, 1.0)])
def test_pictures_of_both_pages(width, ratio, qapp):
    pictures = report_pictures(full(), width, ratio)
    assert len(pictures) == 2
    for picture in pictures:
        assert picture.width() == round(width * ratio)
        assert picture.devicePixelRatio() == ratio
        assert picture.pixelColor(0, 0).lightness() > 250


def test_pictures__nothing_is_painted_into_the_margins(qapp):
    for picture in report_pictures(full(many=60), 800):
        margin = round(800 * 13 / 210)
        columns = [*range(margin), *range(picture.width() - margin, picture.width())]
        lightness = {picture.pixelColor(x, y).lightness() for x in columns for y in range(0, picture.height(), 3)}
        assert lightness == {255}


def test_it_is_printed_when_the_dialog_says_so(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    printing = SheetPrinting(window)
    dialog = printing.ask_for("Report", lambda printer: paint_report(printer, full()))
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    with qtbot.waitSignal(printing.printed) as told:
        dialog.accepted.emit(dialog.printer())
    dialog.reject()
    assert told.args == [2]
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_takes_nothing_is_told(qapp, tmp_path):
    assert paint_report(QPdfWriter(str(tmp_path / "no" / "such" / "folder.pdf")), full()) == 0


def test_single_days_can_be_seen_on_paper():
    for colour, _, _ in _LOOKS.values():
        assert contrast(_paler(colour), "#FFFFFF") >= 3


def test_what_hurt_and_was_done_easier_is_told():
    hurt = (
        HurtExercise("Chair squat", 1, TODAY, eased=1, instead=("Half depth",)),
        HurtExercise("Bridge", 3, TODAY, eased=1),
    )
    _, second = words(Report(period=Period(TODAY, TODAY), made=TODAY, hurt=hurt))
    assert "1 session, last 20 Nov 2026; then done as Half depth" in second
    assert "3 sessions, last 20 Nov 2026; 1 × then done as an easier version" in second
    assert "No exercise was marked as hurting" not in second
