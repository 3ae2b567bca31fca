"""Routines and exercises of one's own, made in a real window with a real mouse and real keys."""

from pathlib import Path
from typing import Any

import yaml

from exercises.clock import SystemClock
from exercises.history.history import History
from exercises.library.figure.body import Bone, turn
from exercises.library.figure.stage import first_draft
from exercises.paths import DataFolder
from exercises.session.events import Outcome
from tests.gui.desktop import needs_screen
from tests.gui.story.at_a_screen import AtAScreen, at_a_screen, middle

pytestmark = needs_screen
OWN = """\
# My own, from the physiotherapist
name: Evening calm
kind: mobility   # quiet
steps:
  - exercise: bridge   # slowly
    reps: 5

  - {exercise: calf-stretch, hold: 20s}
"""
# The angles of a posture may differ by this much from the written key, because pins are solved.
DEGREES = 1.5


def written(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def steps_are(person: AtAScreen, number: int) -> dict[str, tuple[int, int, int, int]]:
    """Wait until there are so many steps, all of them in view."""
    return person.until(lambda seen: seen.found is not None and len(seen.rows) == number, "steps").rows


def add_exercise(person: AtAScreen, words: str, number: int) -> None:
    person.go_to("add-exercise")
    person.write("picker-search", words)
    person.press("Return")
    steps_are(person, number)
    person.has_focus("steps")


def find_routine(person: AtAScreen, words: str, item: str) -> None:
    """Search for a routine; the focus is on its card then."""
    person.tab_to("search-routines")
    person.write("search-routines", words)
    person.press("Return")
    person.has_focus(f"routine-{item}")


def problems(person: AtAScreen) -> list[str]:
    """Wait until there are any, and read them."""
    return list(person.until(lambda seen: seen.found is not None and bool(seen.rows), "problems").rows)


def test_five_steps__added_by_keys__one_drawn_elsewhere__saved_and_followed(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    with at_a_screen(tmp_path) as person:
        person.tab_to("nav-today")
        person.press("Down", "Return")
        person.see("new-routine")
        person.go_to("new-routine")
        person.write("field-name", "After lunch")
        for number, words in enumerate(("knee to chest", "back bend", "calf stretch, straight"), 1):
            add_exercise(person, words, number)
        person.go_to("add-rest")
        steps_are(person, 4)
        add_exercise(person, "child's", 5)
        person.press("Return")
        person.has_focus("field-dose")
        person.press("Down", "Down")  # from what the exercise says to one hold
        person.tab_to("field-hold")
        person.write("field-hold", "10s")
        draw_last_to_second(person)
        person.press("ctrl+s")
        person.reads("toast", "Saved as after-lunch.yaml.")
        assert written(data.routines / "after-lunch.yaml") == {
            "name": "After lunch",
            "kind": "mobility",
            "level": "gentle",
            "steps": [
                {"exercise": "knee-to-chest"},
                {"exercise": "child-pose", "hold": "10s"},
                {"exercise": "standing-back-bend"},
                {"exercise": "calf-stretch"},
                {"rest": "30s"},
            ],
        }
        person.go_to("editor-back")
        person.see("new-routine")
        find_routine(person, "after lunch", "after-lunch")
        person.press("Return")
        person.see("start")
        person.go_to("start")
        person.go_to("skip-check-in")
        person.hear("PhaseStarted 0")
        person.follow_to_its_end()
        assert person.close() == 0
    with History(data.history, SystemClock()) as history:
        (session,) = history.sessions()
    assert (session.routine, session.outcome) == ("after-lunch", Outcome.FINISHED)
    assert list(dict.fromkeys(step.exercise for step in session.steps if step.exercise)) == [
        "knee-to-chest",
        "child-pose",
        "standing-back-bend",
        "calf-stretch",
    ]


def draw_last_to_second(person: AtAScreen) -> None:
    """The last step is taken by its grip and comes in before the second."""
    rows = list(steps_are(person, 5).items())
    (_, second), (title, last) = rows[1], rows[-1]
    start, end = (last[0] + 20, middle(last)[1]), (second[0] + 20, second[1] + 5)
    person.drag(start, end, lambda seen: seen.dragged_to == end)
    person.until(lambda seen: list(seen.rows)[1] == title, "steps")


def test_text_that_is_broken__says_so__and_is_mended(tmp_path: Path) -> None:
    own = tmp_path / "data" / "routines" / "evening.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(OWN, encoding="utf-8")
    with at_a_screen(tmp_path) as person:
        person.click("nav-routines")
        person.see("new-routine")
        find_routine(person, "evening calm", "evening")
        person.click("routine-evening")
        person.click("edit")
        person.see("editor-title")
        person.press("ctrl+e")
        person.has_focus("yaml-text")
        # A name that is not known: what it means is said, and it can be saved as it is.
        person.click_at(person.end_of("yaml-text", "exercise: bridge"))
        person.type("e")
        sentence = '"bridgee" is not an exercise; did you mean "bridge"?'
        assert problems(person) == [f"Line 5: {sentence}"]
        assert person.reads("yaml-line", "bridgee") == sentence
        person.press("ctrl+s")
        person.reads("toast", "Saved as evening.yaml. It can be used once what is marked is mended.")
        assert own.read_text(encoding="utf-8") == OWN.replace("bridge ", "bridgee ")
        person.press("BackSpace")
        person.see("no-problems")
        # A mistake in its shape: the form can't show it until it is taken back.
        person.click_at(person.end_of("yaml-text", "Evening calm"))
        person.type(": at last")
        (line,) = problems(person)
        assert line.startswith("Line 2: This is not YAML: a colon too many;")
        person.press("ctrl+e")
        person.reads("toast", "The text has a mistake in its shape.")
        person.press("ctrl+z")
        person.see("no-problems")
        person.press("ctrl+s")
        person.until(lambda seen: seen.text == "Saved", "editor-save")
        assert own.read_text(encoding="utf-8") == OWN
        person.press("ctrl+e")
        assert list(steps_are(person, 2)) == [
            "Bridge, 5 times",
            "Calf stretch, straight knee, 20 s hold",
        ]
        assert person.close() == 0
    assert own.read_text(encoding="utf-8") == OWN


def test_own_exercise__posed_by_its_hand__is_used_and_seen(tmp_path: Path) -> None:
    data = DataFolder(tmp_path / "data")
    with at_a_screen(tmp_path) as person:
        person.click("nav-exercises")
        person.click("new-exercise")
        person.write("field-name", "Standing reach")
        person.click("pose-figure")
        person.click("Start from an exercise")
        person.write("picker-search", "somebody who stands")
        person.press("Return")
        lead_the_hand(person)
        person.click("pose-done")
        person.click("text-instructions-0")
        person.type("Reach up.")
        person.click("editor-save")
        person.reads("toast", "Saved as standing-reach.yaml.")
        assert written(data.exercises / "standing-reach.yaml")["position"] == "standing"
        (pose,) = written(data.exercises / "standing-reach.yaml")["figure"]["keys"].values()
        upper, fore = pose["arms"]
        standing = first_draft().stop_pose(0)
        assert abs(turn(standing.angle(Bone.UPPER_A), upper)) > 30
        person.click("editor-back")
        person.click("nav-routines")
        person.click("new-routine")
        person.write("field-name", "With the reach")
        person.click("add-exercise")
        person.write("picker-search", "standing reach")
        person.press("Return")
        steps_are(person, 1)
        person.click("editor-save")
        person.reads("toast", "Saved as with-the-reach.yaml.")
        assert written(data.routines / "with-the-reach.yaml")["steps"] == [{"exercise": "standing-reach"}]
        person.click("editor-back")
        person.roll_to("routine-with-the-reach", over="routine-pre-walk-warmup")
        person.click("routine-with-the-reach")
        person.click("start")
        person.click("skip-check-in")
        person.hear("PhaseStarted 0")
        shown = person.see("figure").angles
        for bone, angle in (("UPPER_A", upper), ("FORE_A", fore), ("UPPER_B", upper), ("FORE_B", fore)):
            assert abs(turn(shown[bone], angle)) < DEGREES, bone
        person.follow_to_its_end()
        assert person.close() == 0


def lead_the_hand(person: AtAScreen) -> None:
    """Draw the near hand up and forward; it can be taken back and done again."""
    hand = middle(person.standing("handle-wrist-a").box)
    end = hand[0] + 50, hand[1] - 60

    def is_at(place: tuple[int, int]) -> None:
        person.until(lambda seen: near(middle(seen.box), place), "handle-wrist-a")

    person.drag(hand, end, lambda seen: near(middle(seen.box), end), "handle-wrist-a")
    person.press("ctrl+z")
    is_at(hand)
    person.press("ctrl+y")
    is_at(end)


def near(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Angles are whole degrees, and so a hand is not exactly where it was led to."""
    return abs(one[0] - other[0]) <= 3 and abs(one[1] - other[1]) <= 3
