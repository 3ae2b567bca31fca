"""What is wrong with a file: where it stands, and in which words.

Each YAML file in tests/data/problems is one case, with the text that must be said about it in the .txt beside it (an
empty one for a file without a fault). The folders tell the kind, as they do in the user's own folder. Cases whose bytes
an editor would change stand here.
"""

import time
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.exercise import Exercise
from exercises.library.library import Library
from exercises.library.problems import Problem, did_you_mean, display_width, nearest, visible
from exercises.library.tree import MAX_BYTES, read_document

CASES = Path(__file__).parents[2] / "data" / "problems"
NAMES = sorted(str(path.relative_to(CASES).with_suffix("")) for path in CASES.rglob("*.yaml"))
HEAD = "name: Mine\nkind: strength\n"


@pytest.fixture(scope="module")
def cases() -> Library:
    """All cases in one library, so that they can name each other."""
    library = Library(None, given=[CASES / f"{name}.yaml" for name in NAMES])
    library.scan()
    return library


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_told_what_is_wrong_with_it(cases: Library, name: str) -> None:
    file = cases.given()[NAMES.index(name)]
    said = "".join(f"{problem.render(file.path.name, file.lines)}\n" for problem in file.problems)
    assert said == (CASES / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_case_called_good_has_no_fault(name: str) -> None:
    expected = (CASES / f"{name}.txt").read_text(encoding="utf-8")
    assert ("good-" in name or "without-" in name) == (expected == "")


@pytest.mark.parametrize("name", [name for name in NAMES if "figure" in name])
def test_a_bad_figure_leaves_the_exercise_usable_without_it(cases: Library, name: str) -> None:
    file = cases.given()[NAMES.index(name)]
    assert not file.broken
    assert isinstance(file.content, Exercise)
    assert (file.content.figure is not None) == ("good-" in name)
    assert all(problem.path.startswith("figure") for problem in file.problems)


def test_every_expected_text_belongs_to_a_case() -> None:
    assert sorted(str(path.relative_to(CASES).with_suffix("")) for path in CASES.rglob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_problems_stand_in_the_order_of_the_file(cases: Library, name: str) -> None:
    places = [(problem.line, problem.column) for problem in cases.given()[NAMES.index(name)].problems]
    assert places == sorted(places)


SPECIAL = {
    "not UTF-8": (
        b"name: Mine\nabout: caf\xe9\n",
        """\
        mine.yaml:2:11: this is not UTF-8 text; save the file again with the encoding "UTF-8"
          2 | about: caf\ufffd
            |           ^""",
    ),
    "not UTF-8 behind a byte order mark": (
        b"\xef\xbb\xbfname: \xe9",
        """\
        mine.yaml:1:7: this is not UTF-8 text; save the file again with the encoding "UTF-8"
          1 | name: \ufffd
            |       ^""",
    ),
    "UTF-16": (
        "name: Mine\n".encode("utf-16"),
        """\
        mine.yaml:1:1: this is not UTF-8 text; save the file again with the encoding "UTF-8"
          1 | \ufffd\ufffdn\ufffda\ufffdm\ufffde\ufffd:\ufffd \ufffdM\ufffdi\ufffdn\ufffde\ufffd
            | ^""",
    ),
    "only a byte order mark": (
        b"\xef\xbb\xbf",
        """\
        mine.yaml:1:1: this file is empty; begin with a line such as "name: My routine"
          1 |
            | ^""",
    ),
    "byte order mark does not shift the first line": (
        "\ufeffnam: Mine\nkind: strength\nsteps: [{rest: 3s}]\n",
        """\
        mine.yaml:1:1: name: a name is missing; add a line such as "name: My morning"
          1 | nam: Mine
            | ^~~
        mine.yaml:1:1: nam: there is no such key here; did you mean "name"?
          1 | nam: Mine
            | ^~~""",
    ),
    "Windows line ends": (
        "name: Mine\r\nkind: strenght\r\n\r\nsteps:\r\n  - exercise: bridgee\r\n    reps: 0\r\n",
        """\
        mine.yaml:2:7: kind: "strenght" is not known here; did you mean "strength"?
          2 | kind: strenght
            |       ^~~~~~~~
        mine.yaml:5:15: steps[0].exercise: "bridgee" is not an exercise; did you mean "bridge"?
          5 |   - exercise: bridgee
            |               ^~~~~~~
        mine.yaml:6:11: steps[0].reps: 0 is out of range; write a whole number from 1 to 200
          6 |     reps: 0
            |           ^""",
    ),
    "old Macintosh line ends": (
        "name: Mine\rkind: strenght\rsteps: [{rest: 3s}]\r",
        """\
        mine.yaml:2:7: kind: "strenght" is not known here; did you mean "strength"?
          2 | kind: strenght
            |       ^~~~~~~~""",
    ),
    "Windows line ends with a syntax error": (
        "name: Mine\r\nkind: a: b\r\n",
        """\
        mine.yaml:2:8: this is not YAML: a colon too many; put text that contains ": " between quotes, and check the \
indentation
          2 | kind: a: b
            |        ^""",
    ),
    "no line end at the end": (
        "name: Mine\nkind: strenght\nsteps: [{rest: soon}]",
        """\
        mine.yaml:2:7: kind: "strenght" is not known here; did you mean "strength"?
          2 | kind: strenght
            |       ^~~~~~~~
        mine.yaml:3:16: steps[0].rest: "soon" is not a duration; write for example 30s, 1m30s or 1:30
          3 | steps: [{rest: soon}]
            |                ^~~~""",
    ),
    "a tab before the place keeps the caret below it": (
        HEAD + "steps:\n  - exercise: march\n    for:\tsoon\n",
        """\
        mine.yaml:5:10: steps[0].for: "soon" is not a duration; write for example 30s, 1m30s or 1:30
          5 |     for:\tsoon
            |         \t^~~~""",
    ),
    "control character": (
        b"name: Mine\nabout: a\x1b[31mred\n",
        """\
        mine.yaml:2:9: a control character stands here; delete it and type the text again
          2 | about: a\ufffd[31mred
            |         ^""",
    ),
    "zero byte": (
        b"\x00",
        """\
        mine.yaml:1:1: a control character stands here; delete it and type the text again
          1 | \ufffd
            | ^""",
    ),
    "delete character": (
        "name: Mine\nabout: \x7f\n",
        """\
        mine.yaml:2:8: a control character stands here; delete it and type the text again
          2 | about: \ufffd
            |        ^""",
    ),
    "one byte too many": (
        b"#" * (MAX_BYTES + 1),
        "mine.yaml:1:1: this file has 262,145 bytes; at most 262,144 (256 KiB) are read",
    ),
    "as large as can be": (
        b"#" * MAX_BYTES,
        f"""\
        mine.yaml:1:1: this file is empty; begin with a line such as "name: My routine"
          1 | {"#" * 120}…
            | ^""",
    ),
    "120,000 brackets": (
        b"name: " + b"[" * 120_000,
        f"""\
        mine.yaml:1:22: name{"[0]" * 15}: lists and mappings are nested deeper than 16 here; write it flatter
          1 | name: {"[" * 114}…
            |                      ^""",
    ),
    "120,000 brackets opened and closed": (
        b"[" * 120_000 + b"]" * 120_000,
        f"""\
        mine.yaml:1:17: {"[0]" * 16}: lists and mappings are nested deeper than 16 here; write it flatter
          1 | {"[" * 120}…
            |                 ^""",
    ),
    "60,000 braces": (
        b"{a: " * 60_000,
        f"""\
        mine.yaml:1:65: {".".join("a" * 16)}: lists and mappings are nested deeper than 16 here; write it flatter
          1 | …{"{a: " * 29}{{a:…
            | {" " * 41}^""",
    ),
    "100,000 dashes": (
        b"- " * 100_000 + b"x",
        f"""\
        mine.yaml:1:33: {"[0]" * 16}: lists and mappings are nested deeper than 16 here; write it flatter
          1 | {("- " * 59)}-…
            | {" " * 32}^""",
    ),
    "one line of 200 KiB": (
        "steps: [" + "{rest: 1s}, " * 17_000 + "{rest: soon}]\n",
        f"""\
        mine.yaml:1:1: name: a name is missing; add a line such as "name: My morning"
          1 | steps: [{"{rest: 1s}, " * 9}{{res…
            | ^~~~~
        mine.yaml:1:1: kind: say what kind it is: warm-up, cool-down, strength, mobility, relief, snack, walk
          1 | steps: [{"{rest: 1s}, " * 9}{{res…
            | ^~~~~
        mine.yaml:1:1: steps: this takes 4 h 43 min 20 s in all; at most 4 h
          1 | steps: [{"{rest: 1s}, " * 9}{{res…
            | ^~~~~
        mine.yaml:1:204016: steps[17000].rest: "soon" is not a duration; write for example 30s, 1m30s or 1:30
          1 | …st: 1s}}, {{rest: 1s}}, {{rest: 1s}}, {{rest: soon}}]
            |                                          ^~~~""",
    ),
}


@pytest.mark.parametrize("name", SPECIAL)
def test_bytes_that_an_editor_would_change(shelf, name: str) -> None:
    text, expected = SPECIAL[name]
    began = time.process_time()
    assert shelf.rendered(text) == dedent(expected)
    assert time.process_time() - began < 3


def test_the_last_level_of_nesting_is_allowed() -> None:
    assert read_document(b"[" * 16 + b"]" * 16).problems == ()
    assert len(read_document(b"[" * 17 + b"]" * 17).problems) == 1


def test_parts_that_are_nested_too_deep_hide_nothing_else() -> None:
    document = read_document(b"- " + b"[" * 40 + b"]" * 40 + b"\n- &a b\n- " + b"[" * 40 + b"]" * 40)
    assert [problem.line for problem in document.problems] == [1, 2, 3]


def test_a_syntax_error_behind_what_is_nested_too_deep_comes_alone() -> None:
    document = read_document(b"- " + b"[" * 40 + b"]" * 40 + b"\n- a: b: c\n")
    assert [(problem.line, problem.column) for problem in document.problems] == [(2, 7)]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("steps:\n" + "".join(f"  - {{exercise: br{i}dge, reps: 3}}\n" for i in range(6_000)), 4),
        ("".join(f"ste{i}ps: 3\n" for i in range(15_000)), 4),
        ("steps:\n" + "  - &a\n" * 25_000, 4),
        (f"? {'a' * 200_000}\n: b\n", 1),
        (f"steps: [{{exercise: {'a' * 200_000}, reps: 3}}]", 1),
    ],
    ids=["unknown exercises", "unknown keys", "anchors", "a key of 200 KiB", "an exercise of 200 KiB"],
)
def test_thousands_of_problems_are_found_quickly(shelf, text: str, most: float) -> None:
    began = time.process_time()
    file = shelf.read(HEAD + text)
    said = [problem.render("mine.yaml", file.lines) for problem in file.problems]
    assert time.process_time() - began < most
    assert said
    assert max(map(len, said)) < 2_000


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    document = read_document(text.encode("utf-8", errors="surrogatepass"))
    for problem in document.problems:
        assert 1 <= problem.line <= len(document.lines)
        assert 1 <= problem.column <= len(document.lines[problem.line - 1]) + 1
        assert len(problem.render("x", document.lines).splitlines()) == 3


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    document = read_document(data)
    for problem in document.problems:
        assert all(c.isprintable() or c in "\n\t" for c in problem.render("x", document.lines))


@given(
    st.lists(st.sampled_from(["a: b", "- c", "  ", "\n", "{", "}", "[", "]", "&x ", "*x", "!t ", "'", '"', "# ", ": "]))
)
def test_no_heap_of_yaml_pieces_breaks_the_reader(pieces: list[str]) -> None:
    read_document("".join(pieces).encode())


def test_nothing_from_a_file_can_steer_a_terminal() -> None:
    problem = Problem(1, 1, 3, "a\x1b[31mb\x07\u202ec", "x\x1b]0;y\x07")
    said = problem.render("mine.yaml", ("\x1b[2J\u202eabc\x9b31m",))
    assert all(character.isprintable() or character == "\n" for character in said)


def test_a_problem_without_a_line_to_show_is_one_line() -> None:
    assert Problem(1, 1, 1, "this file can't be read").render("x.yaml", ()) == "x.yaml:1:1: this file can't be read"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("abc", 3), ("体操", 4), ("e\u0301", 1), ("\U0001f3c3", 2), ("\U0001f3c3\ufe0f", 2), ("ｱ", 1), ("Ａ", 2), ("", 0)],
)
def test_width_is_counted_in_terminal_columns(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_what_is_printable_stays_as_it_is() -> None:
    assert visible("Größe 体操 → ½") == "Größe 体操 → ½"
    assert visible("a\tb", tabs=True) == "a\tb"
    assert visible("a\tb") == "a\ufffdb"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("bridgee", "bridge"),
        ("BRIDGE", "bridge"),
        ("bird_dog", "bird-dog"),
        ("bird dog", "bird-dog"),
        ("start side", "start-side"),
        ("zzz", None),
        ("", None),
        ("b" * 101, None),
    ],
)
def test_the_nearest_word_is_offered(wrong: str, right: str | None) -> None:
    known = ["bridge", "bird-dog", "start-side"]
    assert nearest(wrong, known) == right
    assert did_you_mean(wrong, known) == (f'; did you mean "{right}"?' if right else "")
