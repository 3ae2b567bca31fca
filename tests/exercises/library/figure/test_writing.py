"""Writing a figure: what is read back is what was drawn, and only lines that say something else are touched."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.errors import AmbleError
from exercises.library.editing.document import Document, RefusedError
from exercises.library.figure.body import Bone, Joint, Pose, View, turn
from exercises.library.figure.draft import DraftKey, FigureDraft, Stop
from exercises.library.figure.draft_reading import read_draft
from exercises.library.figure.figure import Prop, PropKind
from exercises.library.figure.figure_edit import draft_in, figure_edit
from exercises.library.figure.writing import LONGEST_LINE, written_lines
from exercises.library.files import FileKind
from exercises.library.library import Library
from exercises.library.tree import read_document
from exercises.paths import BUNDLED_EXERCISES

DRAWN = [path for path in sorted(BUNDLED_EXERCISES.glob("*.yaml")) if "\nfigure:" in path.read_text("utf-8")]


def document_of(path: Path) -> Document:
    return Document(path.read_text("utf-8"), FileKind.EXERCISE)


def drawn(name: str) -> tuple[Document, FigureDraft]:
    document = document_of(BUNDLED_EXERCISES / f"{name}.yaml")
    draft, problems = draft_in(document)
    assert not problems
    assert draft is not None
    return document, draft


def read_back(draft: FigureDraft) -> FigureDraft:
    text = "figure:\n" + "".join(f"  {line}\n" for line in written_lines(draft))
    root = read_document(text.encode()).root
    found, problems = read_draft(root.entries[0].value)
    assert not problems, [problem.text for problem in problems]
    assert found is not None
    return found


def changed_lines(document: Document, draft: FigureDraft) -> tuple[list[str], list[str]]:
    """The lines that went and those that came."""
    before, after = document.text.splitlines(), figure_edit(document, draft).apply(document.text).splitlines()
    start = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(map(len, (before, after)))
    )
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return before[start : len(before) - end], after[start : len(after) - end]


def test_catalogue__has_figures_to_try() -> None:
    assert len(DRAWN) > 40


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_catalogue_figure__is_the_same_after_writing_and_reading(path: Path) -> None:
    draft, problems = draft_in(document_of(path))
    assert not problems
    assert draft is not None
    again = read_back(draft)
    assert replace(again, keys=()) == replace(draft, keys=())
    assert [key.name for key in again.keys] == [key.name for key in draft.keys]
    for before, after in zip(draft.keys, again.keys, strict=True):
        assert all(abs(turn(a, b)) < 0.051 for a, b in zip(before.pose.angles, after.pose.angles, strict=True))
        assert before.pose.looks == pytest.approx(after.pose.looks, abs=0.0006)


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_draft_of_catalogue_figure__shows_what_the_file_shows(path: Path) -> None:
    library = Library(None, [path])
    library.scan()
    exercise = library.exercise(path.stem)
    draft, _ = draft_in(document_of(path))
    assert draft is not None
    assert exercise is not None
    assert draft.figure() == exercise.figure


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: path.stem)
def test_unchanged_figure__changes_nothing(path: Path) -> None:
    document = document_of(path)
    draft, _ = draft_in(document)
    assert draft is not None
    assert figure_edit(document, draft).changes == ()


def test_bridge__is_written_as_by_hand() -> None:
    _, draft = drawn("bridge")
    assert written_lines(draft) == [
        "view: side",
        "props: [mat]",
        "pin: [shoulders, feet]",
        "keys:",
        "  down: {spine: [180, 180, 180], arms: [-13, -2], legs: [40, -57, 0]}",
        "  up:   {spine: [-161, -161, 180], arms: [-13, -2], legs: [19, -65, 0]}",
        "cycle: [down, 2s, up, hold, up, 2s, down]",
    ]


def test_one_pose_changed__changes_its_line_only() -> None:
    document, draft = drawn("bridge")
    pose = draft.pose("up").turned(Bone.HEAD, -175.0)
    assert changed_lines(document, draft.with_pose("up", pose)) == (
        ["    up:   {spine: [-161, -161, 180], arms: [-13, -2], legs: [19, -65, 0]}"],
        ["    up:   {spine: [-161, -161, -175], arms: [-13, -2], legs: [19, -65, 0]}"],
    )


def test_one_part_of_a_long_pose_changed__changes_its_line_and_keeps_comments() -> None:
    document, draft = drawn("breathing-90-90")
    draft = draft.with_pose("out", draft.pose("out").turned(Bone.FORE_A, 25.0))
    assert changed_lines(document, draft) == (
        ["      arms: {near: [5, 23], far: [20, 163]}"],
        ["      arms: {near: [5, 25], far: [20, 163]}"],
    )
    assert "    # The near hand lies on the tummy" in figure_edit(document, draft).apply(document.text)


def test_pose_that_grows_too_wide__goes_over_several_lines() -> None:
    document, draft = drawn("bridge")
    pose = Pose(tuple(100.0 + bone for bone in Bone), (1.0, 1.0, 1.0, 0.0, 0.0, *[0.25] * 10))
    _, came = changed_lines(document, draft.with_pose("down", pose))
    assert came[0] == "    down:"
    assert came[1] == "      spine: [100, 101, 102]"
    assert all(len(line) <= LONGEST_LINE for line in came)


def test_new_pose__lines_up_and_keeps_comments() -> None:
    document, draft = drawn("pelvic-tilt")
    more = draft.with_new_key(0, draft.pose("arch"), "half-way")
    text = figure_edit(document, more).apply(document.text)
    assert "    # The hands lie on the hips, the elbows out to the sides.\n    arch:\n" in text
    assert "  cycle: [arch, 2s, half-way, 1.5s, settle, hold, settle, 1.5s, arch]" in text
    document, draft = drawn("bridge")
    _, came = changed_lines(document, draft.with_new_key(0, draft.pose("up"), "half-way"))
    assert [line.index("{") for line in came if "{" in line] == [14, 14, 14]


def test_renamed_pose__is_renamed_in_the_cycle() -> None:
    document, draft = drawn("bridge")
    went, came = changed_lines(document, draft.renamed("up", "high"))
    assert len(went) == len(came) == 2
    assert came[-1] == "  cycle: [down, 2s, high, hold, high, 2s, down]"


def test_figure_of_a_text_without_one__goes_to_its_place() -> None:
    _, draft = drawn("bridge")
    text = "name: Mine\r\nsources: [me]\r\n# my picture\r\npicture: mine.png\r\n"
    document = Document(text, FileKind.EXERCISE)
    after = figure_edit(document, draft).apply(text)
    assert after.startswith("name: Mine\r\nsources: [me]\r\nfigure:\r\n  view: side\r\n")
    assert after.endswith("2s, down]\r\n# my picture\r\npicture: mine.png\r\n")
    assert draft_in(Document(after, FileKind.EXERCISE))[0] == draft


def test_figure_that_can_not_be_read__is_written_anew_and_the_rest_stays() -> None:
    _, draft = drawn("bridge")
    text = "name: Mine # mine\nfigure:\n  veiw: side\n  # gone\n  keys: nothing\n# after\npicture: a.png"
    document = Document(text, FileKind.EXERCISE)
    assert draft_in(document)[0] is None
    after = figure_edit(document, draft).apply(text)
    assert after.startswith("name: Mine # mine\nfigure:\n  view: side\n")
    assert after.endswith("# after\npicture: a.png")


def test_text_with_a_mistake__is_not_touched() -> None:
    _, draft = drawn("bridge")
    with pytest.raises(RefusedError):
        figure_edit(Document("name: [Mine\n", FileKind.EXERCISE), draft)
    with pytest.raises(RefusedError):
        figure_edit(Document("{name: Mine}\n", FileKind.EXERCISE), draft)


def test_pinned_point_out_of_reach__can_be_drawn_on() -> None:
    text = (
        "name: Mine\nfigure:\n  pin: [near-foot, hips]\n  keys:\n"
        "    a: {spine: [90, 90, 90], arms: [-90, -90], legs: [-90, -90, 0]}\n"
        "    b: {spine: [90, 90, 90], arms: [-90, -90], legs: [0, 0, 0]}\n  cycle: [a, 2s, b, 2s, a]\n"
    )
    draft, problems = draft_in(Document(text, FileKind.EXERCISE))
    assert problems == ()
    assert draft is not None


# Any figure

ANGLES = st.integers(-360, 360).map(float)
LOOKS = st.sampled_from([1.0, 1.0, 0.5, 0.25, 0.0])


@st.composite
def poses(draw: st.DrawFn, view: View) -> Pose:
    angles = [draw(ANGLES) for _ in Bone]
    looks = [draw(LOOKS) for _ in Bone]
    looks[Bone.THORACIC] = looks[Bone.LUMBAR]
    if view is View.SIDE:
        looks[Bone.HIPS] = looks[Bone.SHOULDERS] = angles[Bone.HIPS] = angles[Bone.SHOULDERS] = 0.0
    elif draw(st.booleans()):
        angles[Bone.THORACIC] = angles[Bone.HEAD] = angles[Bone.LUMBAR]
    return Pose(tuple(angles), tuple(looks))


@st.composite
def drafts(draw: st.DrawFn) -> FigureDraft:
    view = draw(st.sampled_from(list(View)))
    names = draw(
        st.lists(st.sampled_from(["up", "down", "reach-2", "a b", "Füße", "yes", "it's"]), min_size=1, unique=True)
    )
    keys = tuple(DraftKey(name, draw(poses(view))) for name in names)
    seconds = st.integers(1, 6000).map(lambda each: each / 100)
    stops = draw(st.lists(st.builds(Stop, st.sampled_from(names), seconds, st.booleans()), min_size=1, max_size=6))
    stops[0] = replace(stops[0], seconds=0.0)
    held = draw(st.none() | st.integers(0, len(stops) if len(stops) > 1 else 0))
    place = st.none() | st.integers(0, 1500).map(lambda each: each / 1000)
    props = draw(st.lists(st.builds(Prop, st.sampled_from(PropKind), place, place), max_size=3))
    return FigureDraft(view, keys, tuple(stops), draw(seconds) if len(stops) > 1 else 2.0, held, (), tuple(props))


@settings(deadline=None)
@given(drafts())
def test_any_draft__is_the_same_after_writing_and_reading(draft: FigureDraft) -> None:
    again = read_back(draft)
    assert replace(again, keys=()) == replace(draft, keys=())
    for before, after in zip(draft.keys, again.keys, strict=True):
        assert before.name == after.name
        seen = [bone for bone in Bone if before.pose.looks[bone] and after.pose.looks[bone]]
        for bone in seen:
            assert abs(turn(before.pose.angles[bone], after.pose.angles[bone])) < 0.051
        assert before.pose.looks == pytest.approx(after.pose.looks, abs=0.0006)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["bridge", "bird-dog", "march", "open-book", "breathing-90-90"]), drafts())
def test_any_draft_in_any_text__leaves_the_rest_to_the_byte(name: str, draft: FigureDraft) -> None:
    document, _ = drawn(name)
    after = figure_edit(document, draft).apply(document.text)
    before = document.text.split("\nfigure:\n")[0]
    assert after.split("\nfigure:\n")[0] == before
    assert written_lines(draft_in(Document(after, FileKind.EXERCISE))[0]) == written_lines(draft)


# The movement


def test_stops__come_go_and_change_places() -> None:
    _, draft = drawn("bridge")
    more = draft.with_new_key(1, draft.pose("up"), "high")
    assert [stop.name for stop in more.stops] == ["down", "up", "high"]
    assert more.held == 1
    moved = more.moved(1, 2)
    assert [(stop.name, stop.seconds) for stop in moved.stops] == [("down", 0.0), ("high", 2.0), ("up", 2.0)]
    assert moved.held == 2
    first = more.moved(2, 0)
    assert [(stop.name, stop.seconds) for stop in first.stops] == [("high", 0.0), ("down", 2.0), ("up", 2.0)]
    assert first.held == 2
    less = more.without_stop(0)
    assert [(stop.name, stop.seconds) for stop in less.stops] == [("up", 0.0), ("high", 2.0)]
    assert (less.held, [key.name for key in less.keys]) == (0, ["up", "high"])
    alone = less.without_stop(1).with_hold(0)
    assert read_back(alone) == alone
    with pytest.raises(AmbleError, match="one pose at least"):
        alone.without_stop(0)


def test_pose_that_comes_twice__stays_when_one_stop_goes() -> None:
    _, draft = drawn("bridge")
    twice = draft.with_stop(1, "down").without_stop(0)
    assert [key.name for key in twice.keys] == ["down", "up"]
    assert [stop.name for stop in twice.stops] == ["up", "down"]


@pytest.mark.parametrize("name", ["", "  ", "hold", "~up", "2s", "down", "1up", "a: b", "x" * 25, "{a}"])
def test_name_that_means_something_else__is_refused(name: str) -> None:
    _, draft = drawn("bridge")
    with pytest.raises(AmbleError):
        draft.renamed("up", name)


def test_other_side__edits_the_pose_that_is_written() -> None:
    _, draft = drawn("bird-dog")
    both = draft.with_stop(1, "reach", other_side=True)
    pose = both.stop_pose(2)
    assert pose == draft.pose("reach").swapped()
    edited = both.with_stop_pose(2, pose.turned(Bone.FORE_A, 33.0))
    assert edited.pose("reach").angle(Bone.FORE_B) == 33.0


@pytest.mark.parametrize(
    ("pins", "joint", "pinned", "after"),
    [
        (("shoulders", "feet"), Joint.ANKLE_B, False, ("shoulders", "near-foot")),
        (("shoulders", "near-foot"), Joint.ANKLE_B, True, ("shoulders", "feet")),
        (("shoulders", "far-foot"), Joint.ANKLE_A, True, ("shoulders", "feet")),
        (("far-knee",), Joint.KNEE_A, True, ("far-knee", "near-knee")),
        (("hips",), Joint.WRIST_A, True, ("hips", "near-hand")),
        (("hips",), Joint.HEAD, True, ("hips",)),
        (("hips", "feet"), Joint.PELVIS, False, ("feet",)),
    ],
)
def test_pins__are_written_as_short_as_they_can_be(pins, joint, pinned, after) -> None:
    _, draft = drawn("bridge")
    assert replace(draft, pins=pins).with_pinned(joint, pinned).pins == after


def test_carrying_pin__comes_first() -> None:
    _, draft = drawn("bridge")
    assert draft.carried_by(Joint.ANKLE_B).pins == ("far-foot", "shoulders", "near-foot")


def test_problems__come_in_the_order_of_the_lines() -> None:
    text = (
        "figure:\n  view: side\n  pin: [tail]\n  keys:\n    down: {spine: [180, 180]}\n"
        "    up: {legs: [1, 2]}\n  cycle: [dwn, 2s, up]\n  colour: red\n"
    )
    root = read_document(text.encode()).root
    _, problems = read_draft(root.entries[0].value)
    lines = [problem.line for problem in problems]
    assert len(lines) > 2
    assert lines == sorted(lines)
