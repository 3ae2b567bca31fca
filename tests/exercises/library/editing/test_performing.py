"""The check behind each edit: a text that would not say what was meant never comes out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.library.editing.document import Document
from exercises.library.editing.edit import Change
from exercises.library.editing.performing import EditingError, perform
from exercises.library.editing.setting import set_value

TEXT = "name: x\nabout: y\n"
WANTED = {"name": "z", "about": "y"}
HOMES = (
    "name: x  # c\nkind: y\n",
    "name: 'x'\n",
    'name: "x"',
    "name: |\n  x\n\nkind: y\n",
    "name: >-\n  x y\n  z\nkind: y",
    "name: x\n  y z\nkind: y\n",
    "name: 'x\n  y'\n",
    '{name: "x\n  y", b: c}\n',
    "{name: x, b: c}\n",
)


@pytest.mark.parametrize(
    "wrong",
    [
        [Change(6, 7, "w")],
        [Change(6, 7, "z"), Change(15, 16, "w")],
        [Change(6, 7, "z\nmore: w")],
        [Change(6, 7, "[z")],
        [Change(0, 8, "")],
        [Change(0, 7, "name: z"), Change(6, 7, "z")],
        [],
    ],
)
def test_a_wrong_way__is_never_taken(wrong: list[Change]) -> None:
    document = Document(TEXT)
    with pytest.raises(EditingError):
        perform(document, ("name",), WANTED, [wrong])
    assert document.text == TEXT
    right = [Change(6, 7, "z")]
    assert perform(document, ("name",), WANTED, [wrong, right]).document.text == "name: z\nabout: y\n"


@given(
    home=st.sampled_from(HOMES),
    text=st.text(max_size=60) | st.text(alphabet="ab :#-?,[]{}&*!|>'\"%@\\\n\t~", max_size=40),
)
def test_any_text__can_stand_anywhere(home: str, text: str) -> None:
    document = Document(home)
    edited = set_value(document, ("name",), text)
    assert str(edited.document.get(("name",))).rstrip("\n") == text.rstrip("\n")
    assert edited.edit.inverse(document.text).apply(edited.document.text) == document.text
    added = set_value(document, ("notes",), (text, {"k": text})).document
    assert added.get(("notes",)) is not None


def test_line_ends_that_only_yaml_knows__are_line_ends() -> None:
    document = Document("name: x\x85kind: y\u2028level: z\n")
    assert set_value(document, ("kind",), "w").document.text == "name: x\x85kind: w\u2028level: z\n"
