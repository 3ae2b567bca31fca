"""Undo and redo lead back and forth to the byte; text that is broken can still be typed."""

import random

import pytest

from exercises.library.editing.document import Document, RefusedError
from exercises.library.editing.draft import Draft, set_text
from exercises.library.editing.edit import Change, Edit
from exercises.library.editing.setting import set_value
from exercises.library.editing.steps import move
from tests.exercises.library.editing.generated import generated, scalars

TEXT = "name: x\nsteps:\n- rest: 5s  # c\n- rest: 6s"


def test_undo_and_redo__lead_through_every_text() -> None:
    draft = Draft(Document(TEXT))
    draft.do(set_value(draft.document, ("name",), "y"), "Name")
    draft.do(move(draft.document, ("steps", 0), ("steps",), 1), "Move")
    texts = [draft.document.text]
    assert (draft.undo_label, draft.redo_label, draft.changed) == ("Move", None, True)
    assert draft.undo() == ("steps", 1)
    texts.append(draft.document.text)
    assert draft.undo() == ("name",)
    assert (draft.document.text, draft.undo(), draft.undo_label, draft.changed) == (TEXT, None, None, False)
    assert draft.redo() == ("name",)
    assert draft.document.text == texts[1]
    assert draft.redo() == ("steps", 1)
    assert (draft.document.text, draft.redo()) == (texts[0], None)


def test_letters_typed_into_one_field__are_taken_back_together_until_it_is_saved() -> None:
    draft = Draft(Document(TEXT))
    for text in ("a", "ab", "abc"):
        draft.do(set_value(draft.document, ("name",), text), join="name")
    draft.saved()
    assert not draft.changed
    draft.do(set_value(draft.document, ("name",), "abcd"), join="name")
    draft.undo()
    assert draft.document.get(("name",)) == "abc"
    draft.undo()
    assert draft.document.text == TEXT
    draft.redo()
    assert draft.document.get(("name",)) == "abc"


def test_a_new_edit__ends_redo_and_nothing_changed_is_no_edit() -> None:
    draft = Draft(Document(TEXT))
    draft.do(set_value(draft.document, ("name",), "x"))
    assert draft.undo_label is None
    draft.do(set_value(draft.document, ("name",), "y"), "Name")
    draft.undo()
    draft.do(set_value(draft.document, ("name",), "z"), "Name")
    assert draft.redo() is None


def test_text__can_be_typed_wrong_and_right_again() -> None:
    draft = Draft(Document(TEXT))
    draft.do(set_text(draft.document, TEXT.replace("x\n", "[x\n")), "Text")
    assert draft.document.problems
    assert draft.document.lines[0] == "name: [x"
    with pytest.raises(RefusedError):
        set_value(draft.document, ("name",), "y")
    draft.do(set_text(draft.document, TEXT.replace("x\n", "[x]\n")), "Text")
    assert draft.document.get(("name",)) == ("x",)
    draft.undo()
    draft.undo()
    assert draft.document.text == TEXT
    with pytest.raises(RefusedError, match="half of a character"):
        set_text(draft.document, "name: \udc00")


def test_a_text_that_is_no_utf_8__is_refused() -> None:
    with pytest.raises(RefusedError, match="UTF-8"):
        Document.read(b"name: \xff\n")


def test_random_texts__are_taken_back_in_the_opposite_order() -> None:
    for seed in range(100):
        chance = random.Random(seed)
        draft = Draft(Document(generated(seed)))
        texts = [draft.document.text]
        for _ in range(5):
            path = chance.choice([path for path, _ in scalars(draft.document.root)])
            draft.do(set_value(draft.document, path, chance.choice(["a", "b: c", "two\nlines", "it's"])))
            if draft.document.text != texts[-1]:
                texts.append(draft.document.text)
        for text in reversed(texts[:-1]):
            draft.undo()
            assert draft.document.text == text
        for text in texts[1:]:
            draft.redo()
            assert draft.document.text == text


def test_edits__that_overlap_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="overlap"):
        Edit.of("abcdef", [Change(0, 3, "x"), Change(2, 4, "y")])


def test_edits__hold_only_what_differs() -> None:
    assert Edit.between("one two three", "one 2 three") == Edit((Change(4, 7, "2"),))
    assert Edit.between("aaa", "aaaa").changes == (Change(3, 3, "a"),)
    assert Edit.between("same", "same").changes == ()
