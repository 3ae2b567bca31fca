"""The page as text: what it carries, what it allows, and that it is the same each time."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from exercises.coach.readiness import before_session, on_the_way
from exercises.library.library import Library
from exercises.library.rules import Rules
from exercises.library.timeline import Phase, PhaseKind, Timeline
from exercises.paths import ASSETS, DataFolder
from exercises.phone.content import PhoneCare
from exercises.phone.figures import figure_of, moments_of
from exercises.phone.page import phone_page
from exercises.phone.words import WORDS
from tests.exercises.phone.conftest import plan_of

FOLDER = ASSETS / "phone"
BIGGEST = 1_500_000
NASTY = '</script><script>alert("1")</script>&amp;<img src=x onerror=alert(2)>{{script}}\u2028<!--'


class Seen(HTMLParser):
    """The elements of a page and the text of each kind."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.texts, self._open = [], {}, []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data):
        self.texts.setdefault(self._open[-1] if self._open else "", []).append(data)


def routine_ids():
    return sorted(path.stem for path in (ASSETS.parent / "routines").glob("*.yaml"))


@pytest.mark.parametrize("routine_id", routine_ids())
def test_phases_and_total_are_those_of_show_json(routine_id, library, timeline, capsys, tmp_path, monkeypatch):
    from exercises.commands.command_line import run

    monkeypatch.setenv("AMBLE_DATA", str(tmp_path))
    assert run(["show", routine_id, "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    plan = plan_of(phone_page(timeline(routine_id), library.exercise))
    known = set(shown["phases"][0]) | {"until"}
    phases = [{key: value for key, value in phase.items() if key in known} for phase in plan["phases"]]
    assert {**{key: plan[key] for key in shown}, "phases": phases} == shown
    assert sum(phase["seconds"] for phase in plan["phases"]) == pytest.approx(plan["seconds"])


@pytest.mark.parametrize("routine_id", routine_ids())
def test_every_page_is_small(routine_id, library, timeline):
    assert len(phone_page(timeline(routine_id), library.exercise).encode()) < BIGGEST


def test_the_same_session_gives_the_same_page(timeline):
    pages = []
    for _ in range(2):
        library = Library(None)
        library.scan()
        pages.append(phone_page(library.timeline(library.routine("core-progress")), library.exercise))
    assert pages[0] == pages[1]


def test_nothing_but_its_own_script_and_style_is_allowed(library, timeline):
    html = phone_page(timeline("movement-snack"), library.exercise)
    seen = Seen(html)
    policy = next(attrs["content"] for tag, attrs in seen.elements if attrs.get("http-equiv"))
    hashes = [
        f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
        for text in (seen.texts["script"][-1], seen.texts["style"][0])
    ]
    assert policy == (
        f"default-src 'none'; script-src {hashes[0]}; style-src {hashes[1]}; base-uri 'none'; form-action 'none'"
    )
    assert {tag for tag, _ in seen.elements} & {"link", "img", "iframe", "a", "form", "object", "base"} == set()
    for tag, attrs in seen.elements:
        assert not {"src", "href", "style", "srcset", "action"} & set(attrs), tag
        assert not [name for name in attrs if name.startswith("on")], tag
    script, style = seen.texts["script"][-1], seen.texts["style"][0]
    for way_out in ("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import(", "innerHTML", "eval(", "http"):
        assert way_out not in script
    assert "url(" not in style
    assert "@import" not in style


def test_names_are_text_wherever_they_stand(library):
    nasty = Timeline(
        "x",
        NASTY,
        "strength",
        NASTY,
        (
            Phase(PhaseKind.WORK, 30.0, "nobody", NASTY, say=NASTY),
            Phase(PhaseKind.REST, 10.0, say=NASTY),
        ),
    )
    html = phone_page(nasty, library.exercise)
    seen = Seen(html)
    assert seen.texts["title"] == [NASTY]
    assert [tag for tag, _ in seen.elements].count("script") == 2
    plan = plan_of(html)
    assert (plan["name"], plan["phases"][0]["name"], plan["phases"][1]["say"]) == (NASTY, NASTY, NASTY)


def test_an_exercise_of_ones_own_is_text_too(tmp_path):
    folder = DataFolder(tmp_path)
    folder.exercises.mkdir(parents=True)
    folder.routines.mkdir()
    (folder.exercises / "mine.yaml").write_text(
        f"name: {json.dumps(NASTY)}\nkind: strength\nposition: standing\ninstructions: [{json.dumps(NASTY)}]\n"
        f"cues: [{json.dumps(NASTY)}]\neasier: [bridge]\n",
        encoding="utf-8",
    )
    (folder.routines / "own.yaml").write_text(
        f"name: {json.dumps(NASTY)}\nkind: strength\nsteps: [{{exercise: mine, reps: 3}}]\n", encoding="utf-8"
    )
    library = Library(folder)
    library.scan()
    html = phone_page(library.timeline(library.routine("own")), library.exercise)
    assert [tag for tag, _ in Seen(html).elements].count("script") == 2
    assert plan_of(html)["exercises"]["mine"]["instructions"] == [NASTY]
    assert plan_of(html)["exercises"]["mine"]["easier"] == "bridge"


def test_easier_versions_come_along(library, timeline):
    exercises = plan_of(phone_page(timeline("core-progress"), library.exercise))["exercises"]
    assert exercises["bird-dog"]["easier"] == "bird-dog-leg-only"
    assert exercises["bird-dog-leg-only"]["instructions"]


def test_a_session_without_its_exercises_is_a_page_all_the_same(timeline):
    plan = plan_of(phone_page(timeline("core-foundation"), lambda _: None))
    assert plan["exercises"] == {}
    assert len(plan["phases"]) == len(timeline("core-foundation").phases)


@pytest.mark.parametrize(("base", "limit"), [(None, None), (5, None), (2, 4), (8, None)])
def test_what_pain_asks_for_is_what_the_coach_says(library, timeline, base, limit):
    rules = Rules(go_pain=2, slow_pain=4)
    walk = replace(timeline("movement-snack"), kind="walk")
    care = plan_of(phone_page(walk, library.exercise, PhoneCare(rules, base, limit)))["care"]
    for pain in range(11):
        said = care["before"][pain]
        if said != "before_limit":
            assert said == f"before_{before_session(pain, base, rules).value}"
        else:
            assert limit is not None
            assert pain >= limit
        for row, before in enumerate((None, *range(11))):
            assert care["on_the_way"][row][pain] == on_the_way(pain, before, base, limit, rules).value


def test_gentle_kinds_are_gentle_already(library, timeline):
    assert set(plan_of(phone_page(timeline("evening-relax"), library.exercise))["care"]["before"]) <= {
        "before_gentle_kind"
    }


def test_a_number_to_call_is_only_the_users_own(library, timeline):
    def leads(number):
        care = plan_of(phone_page(timeline("movement-snack"), library.exercise, PhoneCare(emergency_number=number)))
        return [group["lead"] for group in care["care"]["signs"]["leg"]]

    assert "112" in leads("112")[0]
    assert not re.search(r"\d", "".join(leads("")))


def test_every_word_is_used_and_every_used_word_is_there():
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.iterdir() if path.suffix != ".md")
    named = set(re.findall(r"\bW\.(\w+)", sources))
    named |= set(re.findall(r'data-(?:word|label)="([\w-]+)"', sources))
    assert named <= set(WORDS)
    # These are asked for by a value: a phase's kind, a side, a part of a repetition, a cue, a verdict.
    by_value = re.compile(
        r"before_|cue_|pain_|no_script$|(prepare|switch|move|into|hold|back_part|(lie_)?left|(lie_)?right|alternate)$"
    )
    assert {word for word in WORDS if word not in named and not by_value.match(word)} <= {"work", "rest"}


def test_a_figure_is_shown_at_every_key(library):
    figures = [exercise for exercise in library.exercises() if exercise.figure is not None]
    assert figures
    for exercise in figures:
        told = figure_of(exercise)
        assert len(told["frames"]) == len(told["shares"])
        assert {len(frame) for frame in told["frames"]} == {36}
        assert told["shares"] == sorted(told["shares"])
        for key in told["keys"]:
            assert min(abs(key - share) for share in told["shares"]) < 1e-5, exercise.id
        assert len(moments_of(exercise.figure)) <= 60
        for thing in told["things"]:
            assert len(thing["boxes"]) in (1, len(told["frames"]))
