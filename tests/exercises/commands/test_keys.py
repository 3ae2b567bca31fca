import pytest

from exercises.commands.keys import Key, KeyReader


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        (" ", [Key.PAUSE]),
        ("n", [Key.SKIP]),
        ("B", [Key.BACK]),
        ("+", [Key.LONGER]),
        ("\r", [Key.DONE]),
        ("\n", [Key.DONE]),
        ("q", [Key.END]),
        ("rw", [Key.RESTART, Key.WALKED]),
        ("\x1b[C", [Key.SKIP]),
        ("\x1b[D", [Key.BACK]),
        ("\x1bOC", [Key.SKIP]),
        ("\x1b[A", [Key.LONGER]),
        ("\x1b[C\x1b[C q", [Key.SKIP, Key.SKIP, Key.PAUSE, Key.END]),
        ("\x1b[1;5C", []),  # an arrow with Control
        ("\x1b[3~", []),
        ("\x1b[15~n", [Key.SKIP]),
        ("\x1bq", [Key.END]),
        ("xü?\x04\x00", [Key.OTHER] * 3),
        ("H", [Key.HURT]),
        ("4", [4]),
        ("10 ", [1, 0, Key.PAUSE]),
        ("", []),
    ],
)
def test_keys__are_told_from_what_a_terminal_sends(typed, keys):
    assert KeyReader().read(typed) == keys


def test_arrow__that_comes_in_pieces():
    reader = KeyReader()
    assert reader.read(" \x1b") == [Key.PAUSE]
    assert reader.read("[") == []
    assert reader.read("Cq") == [Key.SKIP, Key.END]
