"""Setting and removing texts, lists and keys, each in the manner in which it was written."""

import pytest

from exercises.errors import AmbleError
from exercises.library.editing.document import Document, RefusedError
from exercises.library.editing.order import KeyPath
from exercises.library.editing.setting import Style, remove, set_value
from exercises.library.files import FileKind
from exercises.library.tree import MAX_BYTES

STEPS = "name: x\nkind: walk\nsteps:\n"


def edited(text: str, path: KeyPath, value: object, style: Style | None = None, kind: FileKind | None = None) -> str:
    return set_value(Document(text, kind), path, value, style).document.text  # type: ignore[arg-type]


def removed(text: str, path: KeyPath) -> str:
    return remove(Document(text), path).document.text


# Texts


@pytest.mark.parametrize(
    ("old", "new", "becomes"),
    [
        ("plain", "other", "other"),
        ("plain", "no", "no"),
        ("plain", "1:30", "1:30"),
        ("plain", "010", "010"),
        ("plain", "a: b", '"a: b"'),
        ("plain", "a #b", '"a #b"'),
        ("plain", "a#b", "a#b"),
        ("plain", "- a", '"- a"'),
        ("plain", "-5", "-5"),
        ("plain", "ends:", '"ends:"'),
        ("plain", "", '""'),
        ("plain", " led", '" led"'),
        ("plain", "tab\there", '"tab\\there"'),
        ("plain", 'say "ah": now', "'say \"ah\": now'"),
        ("plain", "it's: 'so' \"too\"", '"it\'s: \'so\' \\"too\\""'),
        ("plain", "Übung ☀ 腰 😀", "Übung ☀ 腰 😀"),
        ("plain", "line\u2028end", '"line\\u2028end"'),
        ("'single'", "other", "'other'"),
        ("'single'", "it's", "'it''s'"),
        ("'single'", "tab\there", '"tab\\there"'),
        ('"double \\"q\\""', "other", '"other"'),
        ('"double"', 'a "b" \\', '"a \\"b\\" \\\\"'),
        ("'it''s'", "don't", "'don''t'"),
    ],
)
def test_text__keeps_its_quotes_and_takes_new_ones_only_when_needed(old: str, new: str, becomes: str) -> None:
    assert (
        edited(f"name: {old}   # a name\nkind: walk\n", ("name",), new) == f"name: {becomes}   # a name\nkind: walk\n"
    )


@pytest.mark.parametrize(("new", "becomes"), [("a, b", '"a, b"'), ("[x]", '"[x]"'), ("1:30", "1:30"), ("a", "a")])
def test_text_between_brackets__is_quoted_for_commas_and_brackets(new: str, becomes: str) -> None:
    text = f"{STEPS}  - {{exercise: march, say: Go, for: 5s}}  # c\n"
    assert edited(text, ("steps", 0, "say"), new) == text.replace("Go", becomes)


def test_text__with_nothing_there_yet() -> None:
    assert edited("name:  # c\nkind: walk\n", ("name",), "x") == "name: x  # c\nkind: walk\n"
    assert edited(f"{STEPS}- {{rest: , say: a}}\n", ("steps", 0, "rest"), "5s") == f"{STEPS}- {{rest: 5s , say: a}}\n"
    assert edited(f"{STEPS}- {{rest}}\n", ("steps", 0, "rest"), "5s") == f"{STEPS}- {{rest: 5s}}\n"


def test_text__taken_away_leaves_the_key() -> None:
    assert edited("name: x  # c\nkind: walk\n", ("name",), None) == "name:  # c\nkind: walk\n"


def test_text_of_several_lines__stands_below_a_bar() -> None:
    text = f"{STEPS}  - rest: 5s\n    say: One.  # c\n    # below\n"
    new = edited(text, ("steps", 0, "say"), "One.\n\nTwo: # three.")
    assert new == f"{STEPS}  - rest: 5s\n    say: |-  # c\n      One.\n\n      Two: # three.\n    # below\n"


def test_text_of_several_lines__between_brackets_is_escaped() -> None:
    assert edited(f"{STEPS}- {{rest: 5s, say: a}}\n", ("steps", 0, "say"), "a\nb") == (
        f'{STEPS}- {{rest: 5s, say: "a\\nb"}}\n'
    )


def test_literal_text__stays_literal() -> None:
    text = "about: |  # c\n     One.\n       Two.\n\n# next\nkind: walk\n"
    assert edited(text, ("about",), "Three.\n  Four.\n\nFive.") == (
        "about: |  # c\n     Three.\n       Four.\n\n     Five.\n\n# next\nkind: walk\n"
    )
    assert edited(text, ("about",), "Three.") == "about: |  # c\n     Three.\n\n# next\nkind: walk\n"


def test_literal_text_with_a_given_indentation__keeps_it() -> None:
    text = "name: x\nabout: |2-\n    led\n  text\nkind: walk\n"
    assert edited(text, ("about",), "new\n  text") == "name: x\nabout: |2-\n  new\n    text\nkind: walk\n"


def test_folded_text__keeps_the_lines_whose_words_stay() -> None:
    text = "about: >-\n  The first line stays,\n  the second one changes here,\n  and the third one stays too.\n"
    value = "The first line stays, the second one is new here, and the third one stays too."
    assert edited(text, ("about",), value) == text.replace("changes", "is new")


def test_folded_text__gets_paragraphs() -> None:
    text = "about: >\n  One.\nkind: walk\n"
    after = set_value(Document(text), ("about",), "One.\nTwo.\n\nThree.").document
    assert after.text == "about: >\n  One.\n\n  Two.\n\n\n  Three.\nkind: walk\n"


def test_folded_text__that_can_not_be_folded_becomes_literal() -> None:
    assert edited("about: >\n  One.\n", ("about",), "a\n  b") == "about: |\n  a\n    b\n"


def test_text_below_a_bar__that_can_not_stand_there_is_quoted() -> None:
    assert edited("about: |  # c\n  One.\nkind: walk\n", ("about",), "") == 'about: ""  # c\nkind: walk\n'
    assert edited("about: |\n  One.\nkind: walk\n", ("about",), " led") == 'about: " led"\nkind: walk\n'


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_text_wrapped_over_lines__stays_wrapped(quote: str) -> None:
    text = f"about: {quote}The first line stays,\n  the second one changes here,\n  and the third stays.{quote}  # c\n"
    value = "The first line stays, the second one is new here, and the third stays."
    assert edited(text, ("about",), value) == text.replace("changes", "is new")


def test_text_wrapped_over_lines__whose_new_words_need_quotes_goes_on_one_line() -> None:
    assert edited("about: a\n  b  # c\nkind: walk\n", ("about",), "a: b") == 'about: "a: b"  # c\nkind: walk\n'


def test_text_below_its_key__stays_there() -> None:
    assert edited("about:\n  # c\n  Words\nkind: walk\n", ("about",), "Other") == "about:\n  # c\n  Other\nkind: walk\n"


def test_text__half_a_character_is_refused() -> None:
    with pytest.raises(RefusedError, match="half of a character"):
        edited("name: x\n", ("name",), "\ud83d")


# Keys


@pytest.mark.parametrize(
    ("key", "becomes"),
    [
        ("sets", "  - exercise: a  # c\n    sets: 9\n    # about hold\n    hold: 3s\n\n  # next\n  - rest: 5s\n"),
        ("pace", "  - exercise: a  # c\n    # about hold\n    hold: 3s\n    pace: 9\n\n  # next\n  - rest: 5s\n"),
    ],
)
def test_missing_key__goes_to_its_usual_place(key: str, becomes: str) -> None:
    text = f"{STEPS}  - exercise: a  # c\n    # about hold\n    hold: 3s\n\n  # next\n  - rest: 5s\n"
    assert edited(text, ("steps", 0, key), "9") == STEPS + becomes


def test_missing_key__before_the_first_one() -> None:
    assert edited(f"{STEPS}  - say: a  # c\n", ("steps", 0, "rest"), "5s") == f"{STEPS}  - rest: 5s\n    say: a  # c\n"
    assert edited("# head\nname: x\nkind: walk\nsteps: []\n", ("format",), "1") == (
        "# head\nformat: 1\nname: x\nkind: walk\nsteps: []\n"
    )


def test_missing_key__at_the_top_goes_above_the_blank_line() -> None:
    text = "# head\nname: x\nkind: walk\n\n# the steps\nsteps:\n  - rest: 5s\n"
    assert edited(text, ("level",), "hard") == text.replace("walk\n", "walk\nlevel: hard\n")


def test_missing_key__in_an_unusual_order_leaves_the_others_alone() -> None:
    text = "kind: walk\nsteps:\n  - hold: 3s\n    exercise: a\nname: x\n"
    assert edited(text, ("steps", 0, "reps"), "8") == text.replace("exercise: a\n", "exercise: a\n    reps: 8\n")
    assert edited(text, ("about",), "y") == text + "about: y\n"


def test_missing_key__between_brackets() -> None:
    text = f"{STEPS}- {{exercise: a, hold: 3s}} # c\n"
    assert edited(text, ("steps", 0, "reps"), "8") == text.replace("a, ", "a, reps: 8, ")
    assert edited(text, ("steps", 0, "say"), "x, y") == text.replace("3s", '3s, say: "x, y"')
    tight = f"{STEPS}- {{ exercise: a,hold: 3s }}\n"
    assert edited(tight, ("steps", 0, "reps"), "8") == tight.replace("a,", "a,reps: 8,")


def test_missing_key__in_a_file_without_a_last_line_end() -> None:
    assert edited(f"{STEPS}- rest: 5s", ("steps", 0, "say"), "x") == f"{STEPS}- rest: 5s\n  say: x"
    assert edited("name: x\r\nkind: walk", ("level",), "hard") == "name: x\r\nkind: walk\r\nlevel: hard"


def test_missing_mapping__is_made() -> None:
    assert (
        edited("name: x\nposition: sitting\n", ("dose", "reps"), "8") == "name: x\nposition: sitting\ndose: {reps: 8}\n"
    )
    assert edited("name: x\ndose:\nposition: sitting\n", ("dose", "reps"), "8") == (
        "name: x\ndose: {reps: 8}\nposition: sitting\n"
    )
    assert (
        edited("name: x\nlevels: []\n", ("rules", "green-pain"), "2")
        == "name: x\nlevels: []\nrules:\n  green-pain: 2\n"
    )


def test_first_key_of_an_empty_file() -> None:
    assert edited("", ("name",), "x") == "name: x\n"
    assert edited("# only a comment\n", ("name",), "x") == "# only a comment\nname: x\n"
    assert edited("{}  # c\n", ("name",), "x") == "# c\nname: x\n"


def test_new_keys_of_an_exercise__are_written_as_usual() -> None:
    text = "name: x\nkind: strength\nposition: sitting\n"
    assert edited(text, ("kit",), ["mat", "chair"]) == f"{text}kit: [mat, chair]\n"
    assert edited(text, ("cues",), ["Slowly: so", "Softly"]) == f'{text}cues:\n  - "Slowly: so"\n  - Softly\n'


def test_removed_key__takes_its_comments_along_and_nothing_else() -> None:
    text = f"{STEPS}  - exercise: a  # a\n    # about reps\n    reps: 8  # eight\n\n    # alone\n\n    hold: 3s\n"
    assert removed(text, ("steps", 0, "reps")) == f"{STEPS}  - exercise: a  # a\n\n    # alone\n\n    hold: 3s\n"


def test_removed_key__behind_the_dash() -> None:
    assert removed(f"{STEPS}  - say: a  # c\n    rest: 5s # d\n", ("steps", 0, "say")) == f"{STEPS}  - rest: 5s # d\n"
    text = f"{STEPS}  - say: a\n    # c\n    rest: 5s\n"
    assert removed(text, ("steps", 0, "say")) == f"{STEPS}  # c\n  - rest: 5s\n"


def test_removed_key__between_brackets() -> None:
    text = f"{STEPS}- {{exercise: a, reps: 8, hold: 3s}}\n"
    assert removed(text, ("steps", 0, "exercise")) == f"{STEPS}- {{reps: 8, hold: 3s}}\n"
    assert removed(text, ("steps", 0, "reps")) == f"{STEPS}- {{exercise: a, hold: 3s}}\n"
    assert removed(text, ("steps", 0, "hold")) == f"{STEPS}- {{exercise: a, reps: 8}}\n"


def test_removed_key__with_lines_below() -> None:
    text = "name: x\ncues:  # c\n  - a\n  # - b\n\n# next\nkind: walk\n"
    assert removed(text, ("cues",)) == "name: x\n\n# next\nkind: walk\n"


def test_removed_key__that_is_gone_is_refused() -> None:
    with pytest.raises(RefusedError):
        removed("name: x\n", ("kind",))


def test_changed_kind_of_step__keeps_what_both_have() -> None:
    text = f"{STEPS}  # c\n  - exercise: a  # d\n    reps: 8\n    rest: 20s  # pause\n    say: 'Hi'\n\n  - rest: 1s\n"
    assert edited(text, ("steps", 0), {"rest": "30s", "say": "Hi"}) == (
        f"{STEPS}  # c\n  - rest: 30s  # pause\n    say: 'Hi'\n\n  - rest: 1s\n"
    )
    assert edited(text, ("steps", 0), {"routine": "b"}) == f"{STEPS}  # c\n  - routine: b\n\n  - rest: 1s\n"
    short = f"{STEPS}  - {{rest: 5s}}  # c\n"
    assert edited(short, ("steps", 0), {"exercise": "a", "for": "1m"}) == f"{STEPS}  - {{exercise: a, for: 1m}}  # c\n"


# Lists


CUES = "name: x\ncues:\n  - one   # 1\n  # about two\n  - 'two'\n\n  - three\nkind: walk\n"


def test_list__keeps_every_item_that_stays() -> None:
    assert edited(CUES, ("cues",), ["one", "new", "three"]) == CUES.replace("'two'", "'new'")
    assert edited(CUES, ("cues",), ["one", "two", "three", "four: 4"]) == CUES.replace(
        "three\n", 'three\n\n  - "four: 4"\n'
    )
    assert edited(CUES, ("cues",), ["two", "three"]) == CUES.replace("  - one   # 1\n", "")


def test_list__in_another_order_moves_items_with_their_comments() -> None:
    assert edited(CUES, ("cues",), ["two", "one", "three"]) == (
        "name: x\ncues:\n  # about two\n  - 'two'\n  - one   # 1\n\n  - three\nkind: walk\n"
    )


def test_list_between_brackets__stays_so() -> None:
    text = "name: x\nkit: [mat,  'chair' ]   # c\n"
    assert edited(text, ("kit",), ["mat", "wall", "chair"]) == "name: x\nkit: [mat,  wall,  'chair' ]   # c\n"
    assert edited(text, ("kit",), ["chair"]) == "name: x\nkit: ['chair' ]   # c\n"
    assert edited(text, ("kit",), []) == "name: x\nkit: []   # c\n"


def test_list_between_brackets_over_lines() -> None:
    text = "name: x\nkit: [\n  mat,   # m\n  # the chair\n  chair,\n  wall   # w\n]\nkind: walk\n"
    assert edited(text, ("kit",), ["mat", "chair", "wall", "step"]) == text.replace("wall   # w", "wall,   # w\n  step")
    assert edited(text, ("kit",), ["mat", "chair"]) == text.replace("  wall   # w\n", "").replace("chair,", "chair")
    assert edited(text, ("kit",), ["wall", "mat", "chair"]) == (
        "name: x\nkit: [\n  wall,   # w\n  mat,   # m\n  # the chair\n  chair\n]\nkind: walk\n"
    )


def test_list__emptied_and_filled_again() -> None:
    assert edited(CUES, ("cues",), []) == "name: x\n# 1\n# about two\ncues: []\nkind: walk\n"
    assert edited("name: x\ncues: []  # c\nkind: walk\n", ("cues",), ["a b"]) == (
        "name: x\ncues:  # c\n  - a b\nkind: walk\n"
    )
    assert edited("name: x\nkit: []\n", ("kit",), ["mat"]) == "name: x\nkit: [mat]\n"


def test_list__in_the_style_that_is_asked_for() -> None:
    assert edited("kit: [mat, chair]  # c\n", ("kit",), ["mat", "chair"], Style.BLOCK) == (
        "kit:  # c\n  - mat\n  - chair\n"
    )
    assert edited("kit:  # c\n  - mat  # m\n  - chair\nname: x\n", ("kit",), ["mat", "chair"], Style.FLOW) == (
        "# m\nkit: [mat, chair]  # c\nname: x\n"
    )


def test_list__in_place_of_a_text_and_back() -> None:
    assert edited("kit: mat  # c\nname: x\n", ("kit",), ["mat", "chair"]) == "kit: [mat, chair]  # c\nname: x\n"
    assert edited("cues: mat  # c\nname: x\n", ("cues",), ["a"]) == "cues:  # c\n  - a\nname: x\n"
    assert edited("cues:  # c\n  - a\n  - b\nname: x\n", ("cues",), "a") == "cues: a  # c\nname: x\n"


def test_list__an_empty_entry_is_refused() -> None:
    with pytest.raises(RefusedError, match="empty"):
        edited("kit: [mat]\n", ("kit",), ["mat", None])


def test_list_indentation_of_the_file__is_taken_over() -> None:
    text = "name: x\ninstructions:\n- a\n- b\n"
    assert edited(text, ("cues",), ["Long words, here"]) == f"{text}cues:\n- Long words, here\n"
    wide = "name: x\ninstructions:\n    -   a\n"
    assert edited(wide, ("cues",), ["Long words, here"]) == f"{wide}cues:\n    - Long words, here\n"


# What can't be edited


@pytest.mark.parametrize(
    "text",
    [
        "name: [x\n",
        "name: &a x\n",
        "name: x\nname: y\n",
        "name: !!str x\n",
        "a: 1\n---\nb: 2\n",
        "name: x\n\tkind: y\n",
    ],
)
def test_a_text_with_a_mistake_in_its_shape__is_refused_with_the_reason(text: str) -> None:
    document = Document(text)
    assert document.problems
    with pytest.raises(RefusedError, match=r"^Line \d+ must be mended in the text first: "):
        set_value(document, ("name",), "z")


@pytest.mark.parametrize("text", ["? name\n: x\n", f"{STEPS}  - ? rest\n    : 5s\n", f"{STEPS}- [a: 1]\n"])
def test_forms_that_nobody_writes__are_refused_rather_than_damaged(text: str) -> None:
    place: KeyPath = (
        ("level",) if text.startswith("?") else ("steps", 0, "say") if "?" in text else ("steps", 0, 0, "b")
    )
    with pytest.raises(AmbleError):
        set_value(Document(text), place, "z")


def test_places_that_are_not_there__are_refused() -> None:
    document = Document(f"{STEPS}  - rest: 5s\n")
    for place in (("steps", 3, "rest"), ("name", "x"), ("steps", 0, "rest", 1), ("levels", 0, "name")):
        with pytest.raises(RefusedError):
            set_value(document, place, "z")


def test_a_file_that_would_become_too_large__is_refused() -> None:
    text = f"name: x\n# {'c' * (MAX_BYTES - 20)}\n"
    with pytest.raises(RefusedError, match="KiB"):
        edited(text, ("name",), "y" * 100)


def test_setting_what_is_there_already__changes_nothing() -> None:
    document = Document("name:   'x'  \nkit: [ mat ]\n")
    assert set_value(document, ("name",), "x").edit.changes == ()
    assert set_value(document, ("kit",), ["mat"]).document is document
