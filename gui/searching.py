"""How near a name is to what somebody searches, so that what is called so comes first."""

import re
from typing import Final

# How near a name can be; what is nearer is the smaller number.
ELSEWHERE: Final = 3


def nearness(name: str, search: str) -> int:
    """How near a name is to a search, both folded: 0 the nearest, ELSEWHERE when its words are not in the name.

    0: the name begins with it, 1: each of its words begins one of the name's, 2: each is somewhere in the name.
    """
    words = search.split()
    if name.startswith(" ".join(words)):
        return 0
    if all(re.search(rf"\b{re.escape(word)}", name) for word in words):
        return 1
    return 2 if all(word in name for word in words) else ELSEWHERE
