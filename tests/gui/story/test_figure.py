"""Somebody follows the figure: it shows the right posture at the right second."""

from PySide6.QtCore import QCoreApplication, Qt

from exercises.library.figure.body import Bone, Joint, turn
from exercises.library.figure.motion import Frame, Motion
from exercises.library.timeline import PhaseKind, Side
from exercises.session.session import SessionView
from gui.figure.figure_view import FigureView
from gui.player.stage import Stage
from tests.gui.story.conftest import Person

# The angles of a posture may differ by this much from the written key, because pins are solved.
DEGREES = 1.5
LIMBS = (Bone.LUMBAR, Bone.UPPER_A, Bone.FORE_A, Bone.UPPER_B, Bone.THIGH_A, Bone.SHANK_A, Bone.THIGH_B, Bone.SHANK_B)


def figure_of(person: Person) -> FigureView:
    stage = person.amble.sessions.player.findChild(Stage)
    assert stage is not None
    figure = stage.findChild(FigureView)
    assert figure is not None
    return figure


def now(person: Person) -> SessionView:
    driver = person.amble.sessions.player.driver
    assert driver is not None
    return driver.session.view()


def come_to(person: Person, exercise: str, kind: PhaseKind) -> SessionView:
    """Skip until an exercise's phase begins."""
    for _ in range(60):
        view = now(person)
        if view.phase.exercise == exercise and view.phase.kind is kind:
            return view
        person.press(Qt.Key.Key_Right)
    raise AssertionError(f"{exercise} never came")


def looks_like(frame: Frame, key: Frame) -> bool:
    return all(abs(turn(frame.pose.angle(bone), key.pose.angle(bone))) < DEGREES for bone in LIMBS)


def test_bird_dog__shows_its_keys_at_their_seconds(settled: Person) -> None:
    settled.start("core-foundation")
    exercise = settled.amble.library.exercise("bird-dog")
    assert exercise is not None
    assert exercise.figure is not None
    motion = Motion(exercise.figure)
    start, near_reaches = motion.frame(0.0), motion.key_frame(exercise.figure.held)
    # Facing right, the near leg is the right one; the left one begins.
    reach, other = near_reaches.swapped(), near_reaches
    assert not looks_like(start, reach)
    figure = figure_of(settled)

    come_to(settled, "bird-dog", PhaseKind.PREPARE)
    assert figure.isVisible()
    assert looks_like(figure.frame, start)
    settled.go(2.5, step=0.25)
    assert looks_like(figure.frame, reach), "getting ready shows what comes, held for a second"
    settled.go(2.5, step=0.25)
    assert looks_like(figure.frame, start), "and stands at its beginning"

    phase = come_to(settled, "bird-dog", PhaseKind.WORK).phase
    assert phase.side is Side.ALTERNATE
    assert phase.pace_seconds is not None
    assert phase.hold_seconds is not None
    into, hold = phase.pace_seconds / 2, phase.hold_seconds
    assert looks_like(figure.frame, start)
    settled.go(into / 2, step=0.25)
    half = figure.frame
    assert not looks_like(half, start)
    assert not looks_like(half, reach)
    settled.go(into / 2 + hold / 2, step=0.25)
    assert looks_like(figure.frame, reach), "the hold shows the reach, all its time"
    settled.go(hold / 2 - 0.25, step=0.25)
    assert looks_like(figure.frame, reach)
    settled.go(0.25 + into, step=0.25)
    assert looks_like(figure.frame, start), "the next side begins where this one ended"
    settled.go(into + hold / 2, step=0.25)
    assert looks_like(figure.frame, other), "now the other arm and the other leg"
    assert not figure.is_mirrored


def test_pause__stops_the_figure_where_it_is(settled: Person) -> None:
    settled.start("core-foundation")
    come_to(settled, "bird-dog", PhaseKind.WORK)
    settled.go(1.0, step=0.25)
    figure = figure_of(settled)
    settled.press(Qt.Key.Key_Space)
    stopped = figure.frame
    settled.clock.advance(2.0)
    QCoreApplication.processEvents()
    assert figure.frame == stopped
    settled.press(Qt.Key.Key_Space)
    assert figure.frame == stopped, "counting in, nothing moves yet"


def test_sides__the_right_one_is_the_mirror_image(settled: Person) -> None:
    settled.start("hip-mobility")
    seen = {}
    figure = figure_of(settled)
    for _ in range(80):
        driver = settled.amble.sessions.player.driver
        if driver is None or settled.sees("save"):
            break
        view = now(settled)
        if view.phase.kind is PhaseKind.WORK and view.phase.side in (Side.LEFT, Side.RIGHT):
            seen[view.phase.side] = figure.is_mirrored
        settled.press(Qt.Key.Key_Right)
    assert seen == {Side.LEFT: True, Side.RIGHT: False}, "facing right one shows the right side"


def test_words__are_a_key_away_while_one_works(settled: Person) -> None:
    settled.start("core-foundation")
    come_to(settled, "bird-dog", PhaseKind.WORK)
    assert not settled.reads("Reach the opposite arm forward")
    settled.press_key("i")
    assert settled.reads("Reach the opposite arm forward")
    settled.click("how")
    assert not settled.reads("Reach the opposite arm forward")


def test_hands_and_knees__stay_on_the_mat(settled: Person) -> None:
    settled.start("core-foundation")
    come_to(settled, "bird-dog", PhaseKind.WORK)
    figure = figure_of(settled)
    hands, knees = [], []
    for _ in range(20):
        frame = figure.frame
        assert frame is not None
        hands.append(frame.at(Joint.WRIST_B))
        knees.append(frame.at(Joint.KNEE_A))
        settled.go(0.2, step=0.2)
    for places in (hands, knees):
        assert max(place.distance(places[0]) for place in places) < 0.005


def test_skin_and_hair__are_chosen_once_for_every_figure(settled: Person) -> None:
    settled.start("core-foundation")
    come_to(settled, "bird-dog", PhaseKind.WORK)
    figure = figure_of(settled)
    before = figure.grab().toImage()
    settled.amble.show_page("settings")
    settled.click("tone-deep")
    settled.click("tone-grey")
    assert figure.grab().toImage() != before
    assert "figure-skin: deep\nfigure-hair: grey\n" in settled.data.settings.read_text("utf-8")
