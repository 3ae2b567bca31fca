"""`make simulate`: many lives, and the table of them; the exit status is 1 when something did not hold."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from exercises.coach.ladder import Ladder, ladder_of
from exercises.library.library import Library
from tests.simulation.life import live
from tests.simulation.people import person
from tests.simulation.table import Summary, faults, summary, table

_SHOWN = 20


def bundled_ladder() -> Ladder:
    """The levels of the plan that comes with the program."""
    library = Library(None)
    library.scan()
    plan = library.plan("gradual-walk")
    if plan is None:
        raise SystemExit("the bundled plan can't be used")
    return ladder_of(plan, library.lookup())


def one_life(seed: int) -> Summary:
    """A life by its seed."""
    return summary(live(person(seed), _ladder()))


_LADDERS: list[Ladder] = []


def _ladder() -> Ladder:
    if not _LADDERS:
        _LADDERS.append(bundled_ladder())
    return _LADDERS[0]


def main() -> int:
    """Run it."""
    arguments = argparse.ArgumentParser(prog="make simulate")
    arguments.add_argument("--walkers", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--replay", type=int, help="show one life's diary and reasons")
    options = arguments.parse_args()
    if options.replay is not None:
        return replay(options.replay)
    begun = perf_counter()
    with ProcessPoolExecutor() as pool:
        lives = list(pool.map(one_life, range(options.seed, options.seed + options.walkers), chunksize=25))
    print("\n".join(table(lives)))
    wrong = [(each, found) for each in lives if (found := faults(each))]
    print(f"\n{len(lives)} walkers, 26 weeks each, {perf_counter() - begun:.0f} s; {len(wrong)} with a fault")
    for each, found in wrong[:_SHOWN]:
        print(f"  --replay {each.seed} ({each.kind}): {found[0]}")
    return 1 if wrong else 0


def replay(seed: int) -> int:
    """Show a life."""
    life = live(person(seed), _ladder())
    for day in life.diary:
        print(day.number, day.level, day.weekly, day.due.kind, round(day.walked, 1), day.grade, day.locked)
    for reason in life.final.reasons:
        print(reason.day, reason.rule, reason.change, reason.text)
    found = faults(summary(life))
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
