"""What is not changed stays to the byte, in bundled files and in any that people write."""

import re
from pathlib import Path

import pytest

from exercises.library.editing.document import Document
from exercises.library.editing.edit import Edit
from exercises.library.editing.saving import Outcome, Saved, load, save
from exercises.library.editing.setting import remove, set_value
from exercises.paths import BUNDLED_EXERCISES, BUNDLED_PLANS, BUNDLED_ROUTINES
from tests.exercises.library.editing.generated import generated, scalars
from tests.fakes import FakeClock

BUNDLED = sorted(
    path for folder in (BUNDLED_EXERCISES, BUNDLED_ROUTINES, BUNDLED_PLANS) for path in folder.glob("*.yaml")
)
FILES = range(500)
NEW_TEXTS = (
    "changed",
    "needs: quotes # here",
    "it's",
    "1:30",
    "[a, b]",
    'say "no" \\',
    "- x",
    "",
    " led by a space",
    "☀",
)


def lines(text: str) -> list[str]:
    return text.split("\n")


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#c\d+\.", text))


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_a_bundled_file__loaded_and_saved_unchanged__is_the_same_and_not_even_written(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / path.name
    copy.write_bytes(path.read_bytes())
    before = copy.stat()
    loaded = load(copy)
    saved = save(copy, loaded.document, loaded.known, FakeClock())
    assert isinstance(saved, Saved)
    assert saved.outcome is Outcome.UNCHANGED
    assert copy.read_bytes() == path.read_bytes()
    assert (copy.stat().st_mtime_ns, copy.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert list(tmp_path.iterdir()) == [copy]


def test_generated_files__pass_through_unchanged_with_and_without_a_byte_order_mark() -> None:
    for seed in FILES:
        for mark in (b"", b"\xef\xbb\xbf"):
            data = mark + generated(seed).encode()
            document = Document.read(data)
            assert document.problems == ()
            assert document.data == data
            assert document.after(Edit()).data == data


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_one_field__is_one_line(path: Path) -> None:
    document = Document.read(path.read_bytes())
    for place, _ in scalars(document.root):
        for new in ("changed", "needs: quotes # here"):
            edited = set_value(document, place, new)
            old_lines, new_lines = lines(document.text), lines(edited.document.text)
            differing = [(old, new) for old, new in zip(old_lines, new_lines, strict=True) if old != new]
            assert len(differing) == 1
            assert edited.document.get(place) == new
            assert edited.edit.inverse(document.text).apply(edited.document.text) == document.text


def test_one_field_of_a_generated_file__is_one_line_or_its_own_lines() -> None:
    for seed in FILES:
        document = Document(generated(seed))
        for number, (place, node) in enumerate(scalars(document.root)):
            new = NEW_TEXTS[(seed + number) % len(NEW_TEXTS)]
            edited = set_value(document, place, new)
            after = edited.document.text
            assert edited.edit.inverse(document.text).apply(after) == document.text
            assert comments(after) == comments(document.text)
            first = document.text.count("\n", 0, node.at.start)
            own = 1 + document.text.count("\n", node.at.start, node.at.end)
            assert lines(after)[:first] == lines(document.text)[:first]
            following = len(lines(document.text)) - first - own
            assert following == 0 or lines(after)[-following:] == lines(document.text)[-following:]
            if own == 1:
                assert len(lines(after)) == len(lines(document.text))


def test_one_field__keeps_what_stands_beside_it_on_its_line() -> None:
    for seed in FILES:
        document = Document(generated(seed))
        for place, node in scalars(document.root):
            source = document.text[node.at.start : node.at.end]
            if "\n" not in source:
                after = set_value(document, place, "other").document.text
                kept = "'other'" if source[0] == "'" else '"other"' if source[0] == '"' else "other"
                assert after == document.text[: node.at.start] + kept + document.text[node.at.end :]


def test_the_byte_order_mark__stays() -> None:
    document = Document.read(b"\xef\xbb\xbfname: x\r\nkind: walk\r\nsteps:\r\n- rest: 5s\r\n")
    after = set_value(document, ("steps", 0, "rest"), "6s").document
    assert after.data == b"\xef\xbb\xbfname: x\r\nkind: walk\r\nsteps:\r\n- rest: 6s\r\n"


def test_removing_anything__can_be_taken_back_to_the_byte() -> None:
    for seed in range(0, 500, 5):
        document = Document(generated(seed))
        for place, _ in scalars(document.root):
            edited = remove(document, place)
            assert edited.edit.inverse(document.text).apply(edited.document.text) == document.text


def test_a_new_key__leaves_every_other_line_as_it_is() -> None:
    for seed in range(0, 500, 5):
        document = Document(generated(seed))
        for place, _ in scalars(document.root):
            if not isinstance(place[-1], str) or document.find((*place[:-1], "pace")) is not None:
                continue
            edited = set_value(document, (*place[:-1], "pace"), "4s")
            after = edited.document
            assert after.get((*place[:-1], "pace")) == "4s"
            assert comments(after.text) == comments(document.text)
            assert edited.edit.inverse(document.text).apply(after.text) == document.text
            (change,) = edited.edit.changes
            assert change.end == change.start
