"""Steps put in, moved, doubled, taken in and out of repeats: comments go along, everything else stays."""

import random
import re

import pytest

from exercises.library.editing.document import Document, RefusedError, Value
from exercises.library.editing.order import KeyPath
from exercises.library.editing.performing import Edited
from exercises.library.editing.setting import remove, set_value
from exercises.library.editing.steps import duplicate, insert, move, unwrap, wrap
from exercises.paths import BUNDLED_PLANS, BUNDLED_ROUTINES
from tests.exercises.library.editing.generated import generated, step_lists

HEAD = "name: x\nkind: walk\n"
THREE = f"""{HEAD}steps:
  # about one
  - exercise: one   # 1
    reps: 8

  # alone

  - exercise: two
    reps: 8
    # inside two

  # about three
  - exercise: three
    reps: 8
  # the end
level: gentle
"""
STEPS: KeyPath = ("steps",)
BUNDLED = sorted([*BUNDLED_ROUTINES.glob("*.yaml"), *BUNDLED_PLANS.glob("*.yaml")])
NEW_STEPS: tuple[Value, ...] = (
    {"rest": "20s", "say": "a: b, {c} # d"},
    {"repeat": "2", "steps": ({"exercise": "march", "for": "1:30"},)},
    {"exercise": "x", "say": "one\ntwo"},
)


def taken_back(document: Document, edited: Edited) -> str:
    return edited.edit.inverse(document.text).apply(edited.document.text)


def comments(text: str) -> list[str]:
    return sorted(re.findall(r"#c\d+\.", text))


def test_move__takes_comments_along_and_leaves_blank_lines_and_lone_comments() -> None:
    assert (
        move(Document(THREE), ("steps", 0), STEPS, 2).document.text
        == f"""{HEAD}steps:
  - exercise: two
    reps: 8
    # inside two

  # alone

  # about three
  - exercise: three
    reps: 8

  # about one
  - exercise: one   # 1
    reps: 8
  # the end
level: gentle
"""
    )


def test_remove__takes_its_comments_and_one_gap() -> None:
    first = "  # about one\n  - exercise: one   # 1\n    reps: 8\n"
    assert remove(Document(THREE), ("steps", 0)).document.text == THREE.replace(first, "")
    assert remove(Document(THREE), ("steps", 2)).document.text == THREE.replace(
        "\n  # about three\n  - exercise: three\n    reps: 8\n", ""
    )


def test_remove__the_last_step_leaves_an_empty_list() -> None:
    text = f"{HEAD}steps:  # all\n  # about\n  - rest: 5s  # c\n\nlevel: hard\n"
    assert remove(Document(text), ("steps", 0)).document.text == f"{HEAD}steps: []  # all\n\nlevel: hard\n"
    assert insert(Document(f"{HEAD}steps: []  # all\n"), STEPS, 0, {"rest": "5s"}).document.text == (
        f"{HEAD}steps:  # all\n  - rest: 5s\n"
    )


def test_insert__is_written_like_its_neighbours() -> None:
    text = f"{HEAD}steps:\n- {{ rest: 5s }}  # c\n- {{ rest: 6s }}\n"
    assert insert(Document(text), STEPS, 1, {"exercise": "a", "reps": "8"}).document.text == text.replace(
        "# c\n", "# c\n- { exercise: a, reps: 8 }\n"
    )
    repeat: Value = {"repeat": "2", "steps": ({"exercise": "a"}, {"rest": "1s"})}
    assert insert(Document(text), STEPS, 2, repeat).document.text == (
        f"{text}- repeat: 2\n  steps:\n  - {{ exercise: a }}\n  - {{ rest: 1s }}\n"
    )
    assert insert(Document(THREE), STEPS, 3, {"exercise": "four", "reps": "8"}).document.text == THREE.replace(
        "  # the end", "\n  - exercise: four\n    reps: 8\n  # the end"
    )


def test_insert__below_comments_stays_clear_of_them() -> None:
    after = insert(Document(THREE), STEPS, 2, {"rest": "5s"}).document.text
    assert "    # inside two\n\n  - rest: 5s\n\n  # about three\n" in after


def test_insert__into_an_empty_repeat() -> None:
    text = f"{HEAD}steps:\n    - repeat: 2\n      steps:\n    - rest: 5s\n"
    assert insert(Document(text), ("steps", 0, "steps"), 0, {"rest": "1s"}).document.text == (
        f"{HEAD}steps:\n    - repeat: 2\n      steps:\n          - rest: 1s\n    - rest: 5s\n"
    )


def test_duplicate__copies_the_lines() -> None:
    assert duplicate(Document(THREE), ("steps", 1)).document.text == THREE.replace(
        "  # about three", "  - exercise: two\n    reps: 8\n    # inside two\n\n  # about three"
    )
    text = f"{HEAD}steps: [{{rest: 5s}}, {{rest: 6s}}]\n"
    assert duplicate(Document(text), ("steps", 1)).document.text == text.replace("]", ", {rest: 6s}]")


def test_move__into_a_repeat_and_out_again() -> None:
    text = f"""{HEAD}steps:
  # about one
  - exercise: one   # 1
    say: |
      A line.

      Another.
  - repeat: 2   # rounds
    steps:
      - rest: 5s
  - rest: 6s"""
    inside = move(Document(text), ("steps", 0), ("steps", 1, "steps"), 1)
    assert inside.path == ("steps", 0, "steps", 1)
    assert (
        inside.document.text
        == f"""{HEAD}steps:
  - repeat: 2   # rounds
    steps:
      - rest: 5s
      # about one
      - exercise: one   # 1
        say: |
          A line.

          Another.
  - rest: 6s"""
    )
    assert move(inside.document, inside.path, STEPS, 0).document.text == text
    assert move(inside.document, inside.path, STEPS, 2).document.text.endswith("          Another.\n") is False


def test_move__the_only_step_out_of_a_repeat() -> None:
    text = f"{HEAD}steps:\n- repeat: 2\n  steps:   # c\n  - rest: 5s  # d\n- rest: 6s\n"
    out = move(Document(text), ("steps", 0, "steps", 0), STEPS, 1)
    assert out.document.text == f"{HEAD}steps:\n- repeat: 2\n  steps: []   # c\n- rest: 5s  # d\n- rest: 6s\n"
    assert move(out.document, ("steps", 1), ("steps", 0, "steps"), 0).document.text == text


def test_move__between_lines_and_brackets_keeps_comments() -> None:
    first = "  # about a\n  - exercise: a  # 8 is enough\n    say: 'x, y'\n"
    text = f"{HEAD}steps:\n{first}  - repeat: 2\n    steps: [{{rest: 5s}}]\n"
    inside = move(Document(text), ("steps", 0), ("steps", 1, "steps"), 0)
    assert inside.document.text == (
        f"{HEAD}steps:\n  - repeat: 2\n    # about a\n    # 8 is enough\n"
        '    steps: [{exercise: a, say: "x, y"}, {rest: 5s}]\n'
    )
    outside = move(inside.document, ("steps", 0, "steps", 1), STEPS, 0)
    assert outside.document.text.startswith(f"{HEAD}steps:\n  - {{rest: 5s}}\n  - repeat: 2\n")


def test_move__into_itself_is_refused() -> None:
    text = f"{HEAD}steps:\n- repeat: 2\n  steps:\n  - rest: 5s\n"
    with pytest.raises(RefusedError, match="into itself"):
        move(Document(text), ("steps", 0), ("steps", 0, "steps"), 0)


def test_a_file_without_a_last_line_end__stays_so() -> None:
    document = Document(f"{HEAD}steps:\n- rest: 5s # c\n- rest: 6s")
    assert move(document, ("steps", 0), STEPS, 1).document.text == f"{HEAD}steps:\n- rest: 6s\n- rest: 5s # c"
    assert remove(document, ("steps", 1)).document.text == f"{HEAD}steps:\n- rest: 5s # c"
    assert insert(document, STEPS, 2, {"rest": "7s"}).document.text == f"{document.text}\n- rest: 7s"


def test_windows_line_ends__are_kept_in_what_is_new() -> None:
    document = Document("name: x\r\nsteps:\r\n- rest: 5s\r\n")
    assert insert(document, STEPS, 1, {"exercise": "a", "say": "x\ny"}).document.text == (
        "name: x\r\nsteps:\r\n- rest: 5s\r\n- exercise: a\r\n  say: |-\r\n    x\r\n    y\r\n"
    )


def test_wrap_and_unwrap() -> None:
    wrapped = wrap(Document(THREE), STEPS, 0, 2, "3", "20s")
    assert (
        wrapped.document.text
        == f"""{HEAD}steps:
  - repeat: 3
    rest: 20s
    steps:
      # about one
      - exercise: one   # 1
        reps: 8

      # alone

      - exercise: two
        reps: 8
        # inside two

  # about three
  - exercise: three
    reps: 8
  # the end
level: gentle
"""
    )
    assert wrapped.path == ("steps", 0)
    assert unwrap(wrapped.document, wrapped.path).document.text == THREE


def test_unwrap__keeps_the_repeats_own_comments() -> None:
    repeat = "# three times\n- repeat: 3  # rounds\n  # the list\n  steps:\n  - rest: 5s\n  # last\n"
    text = f"{HEAD}steps:\n{repeat}- rest: 6s\n"
    assert unwrap(Document(text), ("steps", 0)).document.text == (
        f"{HEAD}steps:\n# three times\n# rounds\n# the list\n- rest: 5s\n  # last\n- rest: 6s\n"
    )


def test_wrap_and_unwrap__between_brackets() -> None:
    text = f"{HEAD}steps: [{{rest: 1s}}, {{rest: 2s}}, {{rest: 3s}}]  # c\n"
    wrapped = wrap(Document(text), STEPS, 1, 2, "2")
    assert wrapped.document.text == text.replace(
        "{rest: 2s}, {rest: 3s}", "{repeat: 2, steps: [{rest: 2s}, {rest: 3s}]}"
    )
    assert unwrap(wrapped.document, ("steps", 1)).document.text == text


def test_wrap__as_wide_as_the_file_is_written() -> None:
    text = f"{HEAD}steps:\n-   rest: 1s\n"
    assert wrap(Document(text), STEPS, 0, 1, "2").document.text == (
        f"{HEAD}steps:\n-   repeat: 2\n    steps:\n    -   rest: 1s\n"
    )


def test_wrap__too_deep_is_refused() -> None:
    document = Document(f"{HEAD}steps:\n- rest: 1s\n")
    for _ in range(6):
        document = wrap(document, STEPS, 0, 1, "2").document
    assert document.problems == ()
    with pytest.raises(RefusedError, match="nested"):
        wrap(document, STEPS, 0, 1, "2")


@pytest.mark.parametrize("bad", [(0, 0), (0, 9), (-1, 1), (3, 1)])
def test_wrap__without_steps_is_refused(bad: tuple[int, int]) -> None:
    with pytest.raises(RefusedError):
        wrap(Document(THREE), STEPS, *bad, "2")


def test_what_is_gone__is_refused() -> None:
    document = Document(THREE)
    for attempt in (
        lambda: move(document, ("steps", 7), STEPS, 0),
        lambda: duplicate(document, ("steps", 7)),
        lambda: unwrap(document, ("steps", 0)),
        lambda: remove(document, ("steps", 7)),
        lambda: insert(document, ("name",), 0, "x"),
    ):
        with pytest.raises(RefusedError):
            attempt()


@pytest.mark.parametrize("path", BUNDLED, ids=lambda path: path.stem)
def test_every_step_of_a_bundled_file__moves_goes_and_comes_and_is_taken_back(path: object) -> None:
    document = Document.read(path.read_bytes())  # type: ignore[attr-defined]
    for place in step_lists(document.value):
        items = document.get(place)
        assert isinstance(items, tuple)
        for index in range(len(items)):
            there = (*place, index)
            for edited, wanted in (
                (remove(document, there), items[:index] + items[index + 1 :]),
                (insert(document, place, index, {"rest": "9s"}), (*items[:index], {"rest": "9s"}, *items[index:])),
                (duplicate(document, there), items[: index + 1] + items[index:]),
                (move(document, there, place, 0), (items[index], *items[:index], *items[index + 1 :])),
                (move(document, there, place, len(items)), (*items[:index], *items[index + 1 :], items[index])),
                (
                    wrap(document, place, index, 1, "2"),
                    (*items[:index], {"repeat": "2", "steps": (items[index],)}, *items[index + 1 :]),
                ),
            ):
                assert edited.document.get(place) == wanted
                assert taken_back(document, edited) == document.text
            moved = move(document, there, place, 0).document
            assert sorted(moved.text.split("\n")) == sorted(document.text.split("\n"))
            assert move(moved, (*place, 0), place, index).document.text == document.text


class Model:
    """What random edits should lead to, on plain lists."""

    def __init__(self, value: Value) -> None:
        self.value = thawed(value)

    def items(self, path: KeyPath) -> list[object]:
        found: object = self.value
        for part in path:
            found = found[part]  # type: ignore[index]
            if found is None:
                return []
        assert isinstance(found, list)
        return found

    def settle(self, path: KeyPath, items: list[object]) -> None:
        holder: object = self.value
        for part in path[:-1]:
            holder = holder[part]  # type: ignore[index]
        holder[path[-1]] = items  # type: ignore[index]


def thawed(value: object) -> object:
    if isinstance(value, dict):
        return {key: thawed(part) for key, part in value.items()}
    return [thawed(part) for part in value] if isinstance(value, tuple | list) else value


def same(one: object, other: object) -> bool:
    """Line ends at the end of a text don't count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.rstrip("\n") == other.rstrip("\n")
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(part, other[key]) for key, part in one.items())
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one is other is None


def random_edit(document: Document, model: Model, chance: random.Random) -> Edited | None:
    """One random edit of the text and of the model; None where the one drawn is not possible here."""
    lists = list(step_lists(document.value))
    place = chance.choice(lists)
    items = model.items(place)
    kind = chance.choice(["insert", "move", "away", "duplicate", "wrap", "unwrap", "remove", "set"])
    if kind == "insert" or not items:
        index, step = chance.randint(0, len(items)), chance.choice(NEW_STEPS)
        model.settle(place, [*items[:index], thawed(step), *items[index:]])
        return insert(document, place, index, step)
    index = chance.randrange(len(items))
    there = (*place, index)
    match kind:
        case "move":
            target = chance.randrange(len(items))
            items.insert(target, items.pop(index))
            return move(document, there, place, target)
        case "away":
            target_list = chance.choice(lists)
            if target_list[: len(there)] == there or target_list == place:
                return None
            others = model.items(target_list)
            target = chance.randint(0, len(others))
            others = [*others[:target], items[index], *others[target:]]
            model.settle(target_list, others)
            del items[index]
            return move(document, there, target_list, target)
        case "duplicate":
            items.insert(index, thawed(items[index]))
            return duplicate(document, there)
        case "wrap":
            count = chance.randint(1, len(items) - index)
            items[index : index + count] = [{"repeat": "3", "steps": items[index : index + count]}]
            return wrap(document, place, index, count, "3")
        case "unwrap":
            step = items[index]
            if not isinstance(step, dict) or not step.get("steps"):
                return None
            items[index : index + 1] = step["steps"]
            return unwrap(document, there)
        case "set":
            items[index] = {"rest": "7s", "say": "Now: rest"}
            return set_value(document, there, {"rest": "7s", "say": "Now: rest"})
        case _:
            del items[index]
            return remove(document, there)


@pytest.mark.parametrize("part", range(5))
def test_random_edits__say_what_the_model_says_lose_no_comment_and_can_be_taken_back(part: int) -> None:
    for seed in range(part, 500, 5):
        chance = random.Random(seed)
        document = Document(generated(seed))
        for _ in range(6):
            model = Model(document.value)
            before = thawed(document.value)
            try:
                edited = random_edit(document, model, chance)
            except RefusedError as error:
                assert "nested" in str(error)  # noqa: PT017 - the one reason to refuse here
                continue
            if edited is None:
                continue
            assert same(thawed(edited.document.value), model.value)
            assert taken_back(document, edited) == document.text
            if size(model.value) >= size(before) and "7s" not in edited.document.text:
                assert set(comments(document.text)) == set(comments(edited.document.text))
            document = edited.document


def size(value: object) -> int:
    """How many texts a value holds."""
    if isinstance(value, dict):
        return sum(map(size, value.values()))
    return sum(map(size, value)) if isinstance(value, list) else 1
