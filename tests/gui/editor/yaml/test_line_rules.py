"""Enter, Tab and comments; `|` stands for the cursor."""

import pytest

from exercises.library.files import FileKind
from gui.editor.yaml.brackets import partners
from gui.editor.yaml.context import states_of
from gui.editor.yaml.line_rules import backspace, commented, dedented, indented, new_line
from gui.editor.yaml.lines import Spot
from gui.editor.yaml.schema import Schema


def enter(text: str, kind: FileKind = FileKind.ROUTINE) -> str:
    before, _, after = text.partition("|")
    lines = (before + after).split("\n")
    row = before.count("\n")
    schema = Schema(kind)
    column = len(before) - before.rfind("\n") - 1
    piece = new_line(lines, row, column, states_of(lines), schema.is_list, schema.is_mapping)
    lines[row] = f"{lines[row][: piece.start]}{piece.text}|{lines[row][piece.end :]}"
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("steps:|", "steps:\n  - |"),
        ("steps:|   # all of them", "steps:   # all of them\n  - |"),
        ("steps:|\n- rest: 3s", "steps:\n- |\n- rest: 3s"),
        ("steps:\n  - exercise: a|", "steps:\n  - exercise: a\n    |"),
        ("steps:\n  - exercise: a|  # b", "steps:\n  - exercise: a  # b\n    |"),
        ("steps:\n  - exercise: a\n    |", "steps:\n  - exercise: a\n  - |"),
        ("steps:\n  - {exercise: a}|", "steps:\n  - {exercise: a}\n  - |"),
        ("steps:\n  - rest: 3s\n  - |", "steps:\n  - rest: 3s\n|"),
        ("steps:\n  - repeat: 2\n    steps:\n      - |", "steps:\n  - repeat: 2\n    steps:\n    |"),
        ("steps:\n  - repeat: 2\n    steps:|", "steps:\n  - repeat: 2\n    steps:\n      - |"),
        ("name: x|", "name: x\n|"),
        ("|name: x", "\n|name: x"),
        ("steps:\n  |- rest: 3s", "steps:\n\n  |- rest: 3s"),
        ("# a|", "# a\n|"),
        ("# a| b", "# a\n# | b"),
        ("dose: {|", "dose: {\n  |"),
        ("dose: {sets: 2,|", "dose: {sets: 2,\n  |"),
        ("dose: {sets: 2,\n    reps: 3,|", "dose: {sets: 2,\n    reps: 3,\n    |"),
        ('  - say: "one|', '  - say: "one\n      |'),
        ("about: >|", "about: >\n  |"),
    ],
)
def test_enter(before: str, after: str) -> None:
    assert enter(before) == after


def test_enter_in_a_list_of_sentences__begins_the_next_one() -> None:
    assert enter("instructions:\n  - Stand.|", FileKind.EXERCISE) == "instructions:\n  - Stand.\n  - |"
    assert enter("instructions:\n  - Stand. |Sit.", FileKind.EXERCISE) == "instructions:\n  - Stand. \n  - |Sit."
    assert enter("figure:|", FileKind.EXERCISE) == "figure:\n  |"


def test_moving_lines_in_and_out() -> None:
    assert indented(["a", "", "  b"]) == ["  a", "", "    b"]
    assert indented([""]) == ["  "]
    assert dedented(["   a", " b", "c", "\td"]) == [" a", "b", "c", "d"]


def test_comment__there_and_back_is_the_same() -> None:
    lines = ["  - a: 1", "", "    b: 2  # c"]
    there = commented(lines)
    assert there == ["  # - a: 1", "", "  #   b: 2  # c"]
    assert commented(there) == lines
    assert commented(["#a", "b"]) == ["# #a", "# b"]


def test_backspace__goes_a_step_in_the_indentation_only() -> None:
    assert [backspace(left) for left in ("    ", "   ", " ", "  a", "", "\t")] == [2, 1, 1, 1, 1, 1]


def test_brackets__match_over_lines_and_not_in_texts() -> None:
    lines = ['dose: {a: "}", b: [1,', "  2]", "}"]
    state_at = states_of(lines)
    assert partners(lines, Spot(0, 6), state_at) == (Spot(0, 6), Spot(2, 0))
    assert partners(lines, Spot(1, 4), state_at) == (Spot(0, 18), Spot(1, 3))
    assert partners(lines, Spot(0, 12), state_at) is None
    assert partners(["a: [}"], Spot(0, 4), states_of(["a: [}"])) is None
