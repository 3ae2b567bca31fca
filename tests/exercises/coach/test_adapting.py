"""Routines without what hurts (R17)."""

from exercises.coach.adapting import adapted, touches
from exercises.library.library import Library
from exercises.library.timeline import PhaseKind
from exercises.paths import DataFolder

MOVES = {
    "lift": ("easy-lift", "strength"),
    "easy-lift": ("", "strength"),
    "sway": ("gone", "mobility"),
    "bend": ("easy-bend", "stretch"),
    "easy-bend": ("", "stretch"),
}
WHOLE = """\
name: Whole
kind: strength
prepare: 5s
rest: 10s
steps:
  - {exercise: lift, sets: 2, reps: 3}
  - {rest: 20s, say: Breathe.}
  - repeat: 2
    rest: 15s
    steps:
      - {exercise: sway, for: 10s}
      - {exercise: bend, hold: 20s}
  - routine: inner
"""
INNER = (
    "name: Inner\nkind: strength\nprepare: 3s\nsteps:\n  - {exercise: lift, hold: 4s}\n  - {exercise: sway, for: 9s}\n"
)
ONLY = "name: Only\nkind: strength\nsteps:\n  - repeat: 2\n    steps: [{exercise: lift, reps: 3}]\n"


def library(tmp_path):
    data = DataFolder(tmp_path)
    for folder in (data.exercises, data.routines):
        folder.mkdir(parents=True, exist_ok=True)
    for name, (easier, kind) in MOVES.items():
        lines = [f"name: {name.title()}", f"kind: {kind}", "position: standing", "instructions: [Do it.]"]
        lines += [f"easier: [{easier}]"] if easier and easier in MOVES else []
        (data.exercises / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in (("whole", WHOLE), ("inner", INNER), ("only", ONLY)):
        (data.routines / f"{name}.yaml").write_text(text, encoding="utf-8")
    found = Library(data)
    found.scan()
    return found


def works(timeline):
    return [(phase.exercise, phase.seconds) for phase in timeline.phases if phase.kind is PhaseKind.WORK]


def changed(found, routine, advice):
    return adapted(found.routine(routine), found.lookup(), advice)


def test_nothing_to_change_changes_nothing(tmp_path):
    found = library(tmp_path)
    assert changed(found, "whole", {}) == found.timeline(found.routine("whole"))


def test_an_easier_exercise_takes_the_place_everywhere_with_the_same_dose(tmp_path):
    found = library(tmp_path)
    timeline = changed(found, "whole", {"lift": "easy-lift"})
    assert works(timeline) == [
        *[("easy-lift", 12.0)] * 2,
        *[("sway", 10.0), ("bend", 20.0)] * 2,
        ("easy-lift", 4.0),
        ("sway", 9.0),
    ]
    assert {phase.name for phase in timeline.phases if phase.exercise == "easy-lift"} == {"Easy-Lift"}
    assert timeline.seconds == found.timeline(found.routine("whole")).seconds


def test_what_is_left_out_is_left_out_in_rounds_and_in_routines_inside(tmp_path):
    found = library(tmp_path)
    timeline = changed(found, "whole", {"sway": None, "lift": None})
    assert works(timeline) == [("bend", 20.0), ("bend", 20.0)]
    # The rest behind it goes with it: nobody begins by having a breath.
    assert [phase.kind.value for phase in timeline.phases] == ["prepare", "work", "rest", "prepare", "work"]


def test_both_at_once(tmp_path):
    timeline = changed(library(tmp_path), "whole", {"lift": "easy-lift", "bend": None})
    assert [name for name, _ in works(timeline)] == ["easy-lift", "easy-lift", "sway", "sway", "easy-lift", "sway"]


def test_nothing_left_is_no_routine(tmp_path):
    assert changed(library(tmp_path), "only", {"lift": None}) is None


def test_rests_alone_are_no_routine(tmp_path):
    assert changed(library(tmp_path), "whole", {"lift": None, "sway": None, "bend": None}) is None


def test_rests_stay_where_something_is_on_both_sides_of_them(tmp_path):
    found = library(tmp_path)
    rests = "name: Rests\nkind: strength\nprepare: 0s\nsteps:\n  - {rest: 7s}\n"
    for name, rest in (("lift", 20), ("sway", 30), ("bend", 40)):
        rests += f"  - {{exercise: {name}, for: 9s}}\n" + (f"  - {{rest: {rest}s}}\n" if name != "bend" else "")
    (DataFolder(tmp_path).routines / "rests.yaml").write_text(rests, encoding="utf-8")
    found.scan()

    def shape(*left_out):
        timeline = changed(found, "rests", dict.fromkeys(left_out))
        return " ".join(p.exercise if p.kind is PhaseKind.WORK else f"{p.seconds:.0f}" for p in timeline.phases)

    assert shape() == "7 lift 20 sway 30 bend"
    assert shape("sway") == "7 lift 20 bend"
    assert shape("lift") == "7 sway 30 bend"
    assert shape("bend") == "7 lift 20 sway"
    assert shape("sway", "bend") == "7 lift"
    assert shape("lift", "bend") == "7 sway"


def test_an_easier_exercise_that_is_not_there_changes_nothing(tmp_path):
    found = library(tmp_path)
    assert changed(found, "whole", {"sway": "gone"}) == found.timeline(found.routine("whole"))


def test_a_routine_inside_that_loses_everything_is_left_out(tmp_path):
    found = library(tmp_path)
    timeline = changed(found, "inner", {"lift": None})
    assert works(timeline) == [("sway", 9.0)]
    assert changed(found, "inner", {"lift": None, "sway": None}) is None


def test_the_routine_itself_stays_as_it_is(tmp_path):
    found = library(tmp_path)
    before = found.timeline(found.routine("whole"))
    changed(found, "whole", {"lift": None})
    assert found.timeline(found.routine("whole")) == before


def test_touches__tells_whether_it_is_about_the_routine(tmp_path):
    found = library(tmp_path)
    timeline = found.timeline(found.routine("whole"))
    assert touches(timeline, {"bend": None})
    assert not touches(timeline, {"easy-bend": None, "other": "bend"})
    assert not touches(timeline, {})
