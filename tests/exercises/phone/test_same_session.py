"""The page's session and its figures against the program's own, step by step, on sessions that are made up."""

import json
import random
from dataclasses import replace
from datetime import timedelta

import pytest

from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.paths import ASSETS
from exercises.phone.content import PhoneCare, page_object
from exercises.phone.figures import cycle_object
from exercises.session.events import Outcome, WalkCue
from exercises.session.figure_moment import Cycle, figure_moment
from exercises.session.recorder import Recorder
from exercises.session.repetition import repetition_at
from exercises.session.session import Session, Status
from tests.fakes import FakeClock

PARTS = ("moment.js", "cues.js", "session.js")
COMMANDS = ("pause", "resume", "skip", "back", "restart", "extend", "done", "hurt", "make_easier", "kept_walking")
IN_PAGE = {"done": "finishPhase", "make_easier": "makeEasier", "kept_walking": "keptWalking"}
WALKS = 40
STEPS = 60

RUN = """
((plan, script) => {
  let now = {mono: 1000, wall: 5000};
  let session = new Session(plan, () => ({...now}));
  const told = [];
  const reload = () => {
    session = new Session(plan, () => ({...now}), JSON.parse(JSON.stringify(session.save())));
    return [];
  };
  for (const [what, mono, wall] of script) {
    now = {mono: now.mono + mono, wall: now.wall + wall};
    const events = what === 'makeEasier' ? session.makeEasier('easier', 'Easier')
      : what === 'reload' ? reload() : session[what]();
    const view = session.view();
    told.push([view.status, view.index, view.elapsed, view.left, view.totalLeft, session.active, session.walked,
      view.phase.exercise, session.outcome, events.filter(([name]) => name === 'cue').map(([, cue]) => cue)]);
  }
  return told;
})
"""


@pytest.fixture(scope="module")
def scripts(browser):
    """A page with nothing but the session's scripts, as the functions that the page has."""
    tab = browser.page()
    sources = "\n".join((ASSETS / "phone" / name).read_text(encoding="utf-8") for name in PARTS)
    tab.run(f"(() => {{{sources}; Object.assign(window, {{Session, figureMoment, repetitionAt}}); }})()")
    yield tab
    tab.close()


def made_up_timeline(chance):
    phases = []
    for block in range(chance.randint(1, 5)):
        walking = chance.random() < 0.4
        name = chance.choice(["bridge", "bird-dog", "walk-easy"])
        sets = 1 if walking else chance.randint(1, 3)
        shape = {"exercise": name, "name": name, "sets": sets, "block": block}
        if chance.random() < 0.7:
            phases.append(Phase(PhaseKind.PREPARE, chance.choice([5.0, 8.0]), set=1, **shape))
        for number in range(1, sets + 1):
            work = {**shape, "set": number, "walking": walking, "until_done": chance.random() < 0.2}
            if walking:
                phases.append(Phase(PhaseKind.WORK, chance.choice([60.0, 200.0, 700.0]), **work))
            elif chance.random() < 0.5:
                phases.append(Phase(PhaseKind.WORK, 24.0, reps=3, pace_seconds=4.0, hold_seconds=4.0, **work))
            else:
                phases.append(Phase(PhaseKind.WORK, 20.0, side=Side.LEFT, hold_seconds=20.0, **work))
                phases.append(Phase(PhaseKind.SWITCH, 5.0, set=number, side=Side.RIGHT, **shape))
                phases.append(Phase(PhaseKind.WORK, 20.0, side=Side.RIGHT, hold_seconds=20.0, **work))
            if number < sets:
                phases.append(Phase(PhaseKind.REST, 12.5, set=number, **shape))
        if chance.random() < 0.3:
            phases.append(Phase(PhaseKind.REST, 10.0))
    return Timeline("made-up", "Made up", chance.choice(["walk", "strength"]), None, tuple(phases))


def made_up_script(chance):
    steps = [("start", 0.0, 0.0)]
    for _ in range(STEPS):
        seconds = chance.choice([0.2, 1.0, 2.9, 4.0, 4.9, 5.0, 0.0])
        kind = chance.random()
        if kind < 0.05:
            steps.append(("tick", seconds, seconds + 60.0))
        elif kind < 0.1:
            steps.append(("tick", 40.0, 40.0))
        elif kind < 0.75:
            steps.append(("tick", seconds, seconds))
        else:
            steps.append((chance.choice(COMMANDS), seconds, seconds))
    return steps


def expected(timeline, script):
    clock = FakeClock()
    session, recorder = Session(timeline, clock), Recorder(timeline, "id")
    told = []
    for what, monotonic, wall in script:
        clock._monotonic += monotonic
        clock._wall += timedelta(seconds=wall)
        command = getattr(session, what)
        events = command("easier", "Easier") if what == "make_easier" else command()
        recorder.fold(events)
        view, record = session.view(), recorder.record
        # The record counts walking minute by minute; what runs now is counted when its pass ends.
        told.append(
            [
                view.status.value,
                view.index,
                view.elapsed_seconds,
                view.left_seconds,
                view.total_left_seconds,
                record.active_seconds - recorder._counted,
                view.phase.exercise,
                record.outcome.value if session.status is Status.ENDED else None,
                [event.kind.value for event in events if isinstance(event, WalkCue)],
            ]
        )
    return told, recorder.record


@pytest.mark.parametrize("seed", range(WALKS))
def test_the_session_is_the_programs_own(scripts, seed):
    chance = random.Random(seed)
    timeline, script = made_up_timeline(chance), made_up_script(chance)
    plan = page_object(timeline, lambda _: None, PhoneCare())
    in_page = [(IN_PAGE.get(what, what), monotonic, wall) for what, monotonic, wall in script]
    found = scripts.run(f"{RUN}({json.dumps(plan)}, {json.dumps(in_page)})")
    told, record = expected(timeline, script)
    for number, (page, ours) in enumerate(zip(found, told, strict=True)):
        status, index, elapsed, left, total, active, _, exercise, outcome, cues = page
        assert [status, index, exercise, outcome, cues] == [ours[0], ours[1], *ours[6:]], (number, script[number])
        assert [elapsed, left, total, active] == [
            value if value is None else pytest.approx(value, abs=1e-5) for value in ours[2:6]
        ], (number, script[number])
    if record.outcome is Outcome.FINISHED:
        assert found[-1][6] == pytest.approx(record.walk_active_seconds, abs=1e-5)


@pytest.mark.parametrize("seed", range(10))
def test_a_reload_loses_nothing_but_the_time_between(scripts, seed):
    chance = random.Random(1000 + seed)
    timeline = made_up_timeline(chance)
    plan = json.dumps(page_object(timeline, lambda _: None, PhoneCare()))
    ticks = [("tick", 2.0, 2.0)] * 12
    plain = [("start", 0.0, 0.0), *ticks, ("pause", 0.0, 0.0), ("resume", 0.0, 0.0), ("tick", 3.0, 3.0), *ticks]
    broken = [*plain[:13], ("reload", 90.0, 90.0), *plain[14:]]
    one, other = (scripts.run(f"{RUN}({plan}, {json.dumps(script)})") for script in (plain, broken))
    assert one[-1] == other[-1]


@pytest.mark.parametrize("seed", range(20))
def test_the_figure_shows_the_same_moments(scripts, seed):
    chance = random.Random(2000 + seed)
    asked, told = [], []
    for _ in range(200):
        phase = made_up_phase(chance)
        coming = made_up_phase(chance) if chance.random() < 0.5 else None
        cycle = made_up_cycle(chance)
        seconds = phase.seconds + chance.choice([0.0, 10.0])
        elapsed = chance.uniform(0, seconds)
        moment = figure_moment(phase, elapsed, seconds, repetition_at(phase, elapsed, seconds), cycle, coming)
        told.append([moment.share, moment.swapped, moment.mirrored, moment.breath])
        shown = [plain(phase), elapsed, seconds, cycle_object(cycle), plain(coming) if coming else None]
        asked.append(shown)
    found = scripts.run(
        f"{json.dumps(asked)}.map((each) => figureMoment(...each))"
        ".map((moment) => [moment.share, moment.swapped, moment.mirrored, moment.breath])"
    )
    for page, ours, case in zip(found, told, asked, strict=True):
        assert page[1:3] == ours[1:3], case
        assert [page[0], page[3]] == [pytest.approx(ours[0], abs=1e-6), pytest.approx(ours[3], abs=1e-6)], case


def made_up_cycle(chance):
    return Cycle(
        chance.choice([0.0, 4.0, 6.5]),
        chance.choice([1.0, 0.5, 0.4]),
        has_hold=chance.random() < 0.6,
        both_sides=chance.random() < 0.3,
        hold_seconds=chance.choice([0.0, 2.0]),
        stays=chance.random() < 0.3,
    )


def plain(phase):
    whole = page_object(Timeline("x", "x", "strength", None, (phase,)), lambda _: None, PhoneCare())
    return whole["phases"][0]


def made_up_phase(chance):
    kind = chance.choice(list(PhaseKind))
    side = chance.choice([None, *Side])
    phase = Phase(kind, chance.choice([20.0, 33.0]), chance.choice([None, "bridge"]), "Bridge", side)
    first = chance.choice([Side.LEFT, Side.RIGHT]) if side is Side.ALTERNATE else None
    phase = replace(phase, first_side=first)
    if kind is not PhaseKind.WORK:
        return phase
    match chance.randint(0, 3):
        case 0:
            return replace(phase, reps=4, pace_seconds=4.0, hold_seconds=chance.choice([None, 3.0]))
        case 1:
            return replace(phase, hold_seconds=20.0)
        case 2:
            return replace(phase, reps=4, pace_seconds=4.0, hold_seconds=3.0, until_done=True)
        case _:
            return phase
