"""How near a name is to what somebody searches."""

import pytest

from gui.searching import ELSEWHERE, nearness

NAMES = ("dead bug, heel slide", "heel raise", "wheel", "bridge")


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("heel", (1, 0, 2, ELSEWHERE)),
        ("heel s", (1, 2, ELSEWHERE, ELSEWHERE)),
        ("raise heel", (ELSEWHERE, 1, ELSEWHERE, ELSEWHERE)),
        ("heel  raise", (ELSEWHERE, 0, ELSEWHERE, ELSEWHERE)),
        ("(h", (ELSEWHERE, ELSEWHERE, ELSEWHERE, ELSEWHERE)),
    ],
)
def test_nearness(search: str, expected: tuple[int, ...]) -> None:
    assert tuple(nearness(name, search) for name in NAMES) == expected
