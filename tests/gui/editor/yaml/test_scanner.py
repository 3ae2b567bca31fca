"""The pieces of lines, also of half-written ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES
from gui.editor.yaml.scanner import START, Kind, Mode, State, scan


def pieces(text: str) -> list[list[tuple[str, str]]]:
    """Every line's pieces as (kind, text)."""
    found, state = [], START
    for line in text.split("\n"):
        tokens, state = scan(line, state)
        found.append([(token.kind.value, line[token.start : token.end]) for token in tokens])
    return found


def kinds(line: str, state: State = START) -> dict[str, str]:
    return {line[token.start : token.end]: token.kind.value for token in scan(line, state)[0]}


def test_step_in_brackets() -> None:
    found = kinds("  - {exercise: front-plank, hold: 1m30s, sets: 3, say: 'no, thanks: none'} # two")
    assert found["exercise"] == found["hold"] == found["say"] == "key"
    assert found["front-plank"] == "id"
    assert found["1m30s"] == "duration"
    assert found["3"] == "count"
    assert found["'no, thanks: none'"] == "quoted"
    assert found["# two"] == "comment"


@pytest.mark.parametrize("line", ["rest: 1:30", "rest: 2 min", "rest: 2.5s"])
def test_durations(line: str) -> None:
    assert pieces(line)[0][-1][0] == "duration"


def test_signs_inside_of_words__are_no_signs() -> None:
    assert kinds("about: see http://x.org/#a, it's - well - 5 [sic]") == {
        "about": "key",
        ":": "colon",
        "see http://x.org/#a, it's - well - 5 [sic]": "text",
    }


def test_quote_over_lines__ends_where_it_is_closed() -> None:
    found = pieces('say: "one\n  two: three" # four\nrest: 5s')
    assert found[1] == [("quoted", '  two: three"'), ("comment", "# four")]
    assert found[2][0] == ("key", "rest")


def test_quote_that_is_never_closed__doesn_t_swallow_the_file() -> None:
    found = pieces('  - say: "one\n  - rest: 5s\nname: x')
    assert found[1][1] == ("key", "rest")
    assert found[2][0] == ("key", "name")


def test_block_of_text__is_text_until_the_indentation_ends() -> None:
    found = pieces("  - say: |\n      - rest: 5s\n\n      # no\n    rest: 5s")
    assert found[1] == [("text", "- rest: 5s")]
    assert found[3] == [("text", "# no")]
    assert found[4][0] == ("key", "rest")


def test_brackets_over_lines__hold_keys_until_they_close() -> None:
    found = pieces("dose: {sets: 2,\n  reps: 3\n}\nname: x")
    assert found[1][0] == ("key", "reps")
    assert found[2] == [("bracket", "}")]
    assert found[3][0] == ("key", "name")


def test_bracket_that_is_never_closed__ends_with_the_indentation() -> None:
    assert pieces("kit: [mat\nname: x")[1][0] == ("key", "name")


def test_what_our_files_refuse__has_a_kind_of_its_own() -> None:
    assert kinds("a: &anchor") == {"a": "key", ":": "colon", "&anchor": "refused"}
    assert kinds("a: *alias")["*alias"] == kinds("a: !!str x")["!!str"] == "refused"


@given(st.text(alphabet="ab:-#\"'[]{},|> &*!0s\\\t🙂", max_size=30), st.booleans())
def test_any_line__gives_pieces_in_order_that_don_t_overlap(line: str, in_quote: bool) -> None:
    tokens, state = scan(line, State(Mode.DOUBLE, "[{", 0) if in_quote else START)
    at = 0
    for token in tokens:
        assert at <= token.start < token.end <= len(line)
        at = token.end
    assert isinstance(state, State)


def test_bundled_files__are_read_to_the_last_line() -> None:
    for folder in (BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES):
        for path in folder.glob("*.yaml"):
            state = START
            for line in path.read_text(encoding="utf-8").split("\n"):
                tokens, state = scan(line, state)
                assert not any(token.kind is Kind.REFUSED for token in tokens), (path, line)
            assert state == START, path
