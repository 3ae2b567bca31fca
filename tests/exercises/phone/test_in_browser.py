"""The page in a real Chromium, opened from a file, with a clock that the tests move."""

from datetime import datetime
from urllib.parse import parse_qsl

import pytest

from exercises.coach.walks import WalkWish, build_walk
from exercises.history.phone_line import record_from_line
from exercises.library.rules import Rules
from exercises.library.timeline import Phase, PhaseKind, Side, Timeline
from exercises.phone.content import PhoneCare
from exercises.session.events import Outcome

LATER = datetime.fromisoformat("2026-12-31T12:00:00+01:00")
NASTY = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'


@pytest.fixture
def walk(library):
    """A walk of the plan's level, by number."""
    plan = library.plan("gradual-walk")
    return lambda level, minutes: build_walk(plan, WalkWish(level, minutes), library.lookup())


def short():
    """Two exercises, one of them on each side."""
    return Timeline(
        "short",
        "Short one",
        "strength",
        "gentle",
        (
            Phase(PhaseKind.PREPARE, 8.0, "bridge", "Bridge", set=1, sets=1, block=0),
            Phase(PhaseKind.WORK, 24.0, "bridge", "Bridge", None, 1, 1, 3, 4.0, 4.0, block=0),
            Phase(PhaseKind.REST, 10.0, say="Have a sip of water."),
            Phase(PhaseKind.WORK, 20.0, "side-plank", "Side plank", Side.LEFT, 1, 1, None, None, 20.0, block=1),
            Phase(PhaseKind.SWITCH, 5.0, "side-plank", "Side plank", Side.RIGHT, 1, 1, block=1),
            Phase(PhaseKind.WORK, 20.0, "side-plank", "Side plank", Side.RIGHT, 1, 1, None, None, 20.0, block=1),
        ),
    )


def begin(page):
    page.run("tap('start-now')")


def line_of(page):
    return page.run("document.getElementById('text').value")


def record_of(page):
    return record_from_line(line_of(page), LATER)


def test_a_whole_session__its_line_is_read_and_nothing_left_the_phone(open_page):
    page = open_page(short())
    assert page.run("document.title") == "Short one"
    begin(page)
    seen = []
    for _ in range(87):
        seen.append((page.run("text('phase')"), page.run("text('name')"), page.run("text('number')")))
        page.run("go(1)")
    phases = [words for number, words in enumerate(seen) if number == 0 or words[:2] != seen[number - 1][:2]]
    assert phases == [
        ("Get ready", "Bridge", "0:08"),
        ("Work", "Bridge", "0:24"),
        ("Rest", "Rest", "0:10"),
        ("Work", "Side plank", "0:20"),
        ("Change sides", "Side plank", "0:05"),
        ("Work", "Side plank", "0:20"),
    ]
    assert page.run("text('verdict')") == "Well done."
    page.run("tap('after-2'); tap('effort-3'); tap('save')")
    record = record_of(page)
    assert (record.routine, record.name, record.kind, record.level) == ("short", "Short one", "strength", "gentle")
    assert (record.planned_seconds, record.active_seconds) == (87.0, 87.0)
    assert record.outcome is Outcome.FINISHED
    assert (record.feelings.pain_after, record.feelings.effort, record.feelings.pain_peak) == (2, 3, None)
    assert record.started.timestamp() == 1795165500
    assert record.started.isoformat().endswith("+01:00")
    assert {address.partition(":")[0] for address in page.asked} == {"file"}
    assert page.complaints == []


@pytest.mark.parametrize("routine_id", ["core-foundation", "maintenance-full"])
def test_the_phases_take_as_long_as_the_timeline_says(routine_id, open_page, timeline):
    routine = timeline(routine_id)
    page = open_page(routine)
    begin(page)
    for number, phase in enumerate(routine.phases, 1):
        assert page.run("text('where')").startswith(f"{number} of {len(routine.phases)} ")
        assert page.run("text('name')") == (phase.name or "Rest")
        page.run(f"go({phase.seconds})" if not phase.until_done else "tap('done')")
    assert page.run("seen('finish')")
    page.run("tap('skip-questions')")
    record = record_of(page)
    assert record.active_seconds == pytest.approx(routine.seconds, abs=1)
    assert record.feelings.pain_after is None


def test_a_pause_counts_nothing_and_going_on_counts_three(open_page):
    page = open_page(short())
    begin(page)
    page.run("go(3); tap('pause'); go(600)")
    assert page.run("[text('number'), text('phase'), text('pause')]") == ["0:05", "Paused", "Go on"]
    page.run("tap('pause'); jump(1)")
    assert page.run("[text('number'), text('caption')]") == ["2", "here we go"]
    page.run("go(2.5)")
    assert page.run("[text('number'), text('pause')]") == ["0:05", "Pause"]
    page.run("tap('end'); tap('end-keep'); tap('skip-questions')")
    assert record_of(page).active_seconds == pytest.approx(3.5, abs=0.6)
    assert record_of(page).outcome is Outcome.STOPPED


def test_skip_back_and_ten_seconds_more(open_page):
    page = open_page(short())
    begin(page)
    page.run("tap('skip'); tap('longer')")
    assert page.run("[text('name'), text('number')]") == ["Bridge", "0:34"]
    page.run("go(5); tap('back')")
    assert page.run("text('number')") == "0:24"
    page.run("tap('skip'); tap('skip'); tap('back')")
    assert page.run("[text('phase'), text('name'), text('number')]") == ["Get ready", "Bridge", "0:08"]


def test_a_page_that_slept_stands_still(open_page):
    page = open_page(short())
    begin(page)
    page.run("go(10); jump(400)")
    assert page.run("text('question-title')") == "Paused at 0:22"
    assert page.run("seen('gap-walked')") is False
    page.run("tap('gap-go-on'); go(4)")
    assert page.run("text('number')") == "0:21"


def test_a_phone_whose_monotonic_clock_stood_while_it_slept(open_page):
    page = open_page(short())
    begin(page)
    page.run("go(10); fake.wall += 60; dispatchEvent(new Event('amble-look'))")
    assert page.run("text('question-title')") == "Paused at 0:22"


def test_whoever_kept_walking_says_so(open_page, walk):
    page = open_page(walk(4, 12))
    begin(page)
    while page.run("text('phase')") != "Walk":
        page.run("tap('skip')")
    page.run("go(60); jump(120)")
    assert page.run("seen('gap-walked')")
    page.run("tap('gap-walked'); go(4); tap('end'); tap('end-keep'); tap('skip-questions')")
    record = record_of(page)
    assert record.walk_active_seconds == pytest.approx(181, abs=1)
    assert record.level == "L4"


def test_a_walk_says_its_cues_and_asks_how_the_back_is(open_page, walk):
    page = open_page(walk(8, 20), PhoneCare(Rules()))
    page.run("tap('before-2')")
    begin(page)
    while page.run("text('phase')") != "Walk":
        page.run("tap('skip')")
    page.run("go(61)")
    assert page.run("text('told')").startswith("Eyes up")
    page.run("go(21)")
    assert page.run("seen('line')") is False
    page.run("go(219)")
    assert page.run("text('asked')").startswith("How is your back now?")
    page.run("tap('way-2')")
    assert page.run("text('told')").startswith("Kept.")
    page.run("go(300)")
    assert page.run("text('told')").startswith("Half of your walk")
    page.run("tap('way-4')")
    assert page.run("text('told')").startswith("Slow down")
    page.run("go(300); tap('way-6')")
    assert page.run("text('question-title')") == "Stop here, and sit down."
    page.run("tap('stop-finish'); tap('skip-questions')")
    record = record_of(page)
    assert (record.feelings.pain_before, record.feelings.pain_peak) == (2, 6)
    assert record.walk_active_seconds == pytest.approx(901, abs=2)


@pytest.mark.parametrize(("width", "height"), [(320, 480), (390, 844), (844, 390)])
def test_a_question_on_the_way_covers_nothing(width, height, open_page, walk):
    page = open_page(walk(8, 20), width=width, height=height)
    begin(page)
    while page.run("text('phase')") != "Walk":
        page.run("tap('skip')")
    page.run("go(601)")
    overlaps = page.run("""(() => {
        const ids = ['end', 'bar', 'name', 'ring', 'words', 'told', 'way-0', 'way-10', 'line-away'];
        const boxes = ids.map((id) => [id, document.getElementById(id).getBoundingClientRect()]);
        return boxes.flatMap(([a, one], n) => boxes.slice(n + 1).filter(([, two]) => one.left < two.right - 1
            && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1).map(([b]) => [a, b]));
    })()""")
    assert overlaps == []


def test_a_question_that_nobody_answers_goes_away(open_page, walk):
    page = open_page(walk(8, 20))
    begin(page)
    while page.run("text('phase')") != "Walk":
        page.run("tap('skip')")
    page.run("go(301)")
    assert page.run("seen('way-5')")
    page.run("go(46)")
    assert page.run("seen('line')") is False


def test_this_hurts__the_easier_one(open_page, timeline):
    page = open_page(timeline("core-progress"))
    begin(page)
    while page.run("text('name')") != "Bird-dog":
        page.run("tap('skip')")
    page.run("tap('hurts'); tap('hurt-4'); tap('hurt-easier')")
    assert page.run("text('name')") == "Bird-dog, leg only"
    page.run("go(4); tap('end'); tap('end-keep'); tap('skip-questions')")
    assert record_of(page).feelings.pain_peak == 4


def test_this_hurts__leaving_it_out_goes_behind_all_its_sets(open_page, timeline):
    page = open_page(timeline("core-foundation"))
    begin(page)
    while page.run("text('name')") != "Bridge":
        page.run("tap('skip')")
    page.run("tap('hurts')")
    assert page.run("text('question')").count("Stop this exercise when") == 1
    page.run("tap('hurt-skip')")
    assert page.run("text('name')") != "Bridge"


def test_this_hurts__a_leg_asks_about_the_warning_signs(open_page):
    page = open_page(short(), PhoneCare(emergency_number="112"))
    begin(page)
    page.run("go(10); tap('hurts'); tap('hurt-leg'); tap('hurt-fine')")
    assert page.run("text('question-title')") == "Is any of this so?"
    assert "Please call 112 now" in page.run("text('question-body')")
    page.run("tap('signs-some')")
    assert page.run("seen('finish')")
    page.run("tap('skip-questions')")
    assert record_of(page).feelings.leg is True


def test_strong_pain_before__asks_about_the_warning_signs(open_page):
    page = open_page(short())
    page.run("tap('before-8')")
    assert page.run("text('question-title')") == "Is any of this so?"
    page.run("tap('signs-none')")
    assert page.run("seen('start-now')")
    page.run("tap('before-8'); tap('before-9'); tap('signs-some')")
    assert page.run("seen('start-now')") is False


def test_it_goes_on_after_a_reload(open_page):
    page = open_page(short())
    page.run("tap('before-3')")
    begin(page)
    page.run("go(20)")
    page.before_scripts("window.fake.wall += 30")
    page.reload()
    assert page.run("text('question-title')") == "You were in the middle of it."
    page.run("tap('unfinished-go-on'); go(3.1)")
    assert page.run("[text('name'), text('number')]") == ["Bridge", "0:12"]
    page.run("tap('end'); tap('end-keep'); tap('skip-questions')")
    record = record_of(page)
    assert (record.active_seconds, record.feelings.pain_before) == (20.0, 3)
    line = line_of(page)
    page.reload()
    assert line_of(page) == line
    page.run("tap('again')")
    assert page.run("seen('start-now')")


def test_a_browser_that_keeps_nothing_is_no_reason_to_stop(open_page):
    refuse = (
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    from tests.exercises.phone.conftest import CLOCK

    page = open_page(short(), clock=CLOCK + refuse)
    begin(page)
    page.run("go(90)")
    assert page.run("seen('finish')")
    assert page.complaints == []


def test_without_a_clock_of_the_test_it_runs_by_itself(open_page):
    page = open_page(short(), clock="window.text = (id) => document.getElementById(id).textContent;")
    page.run("document.getElementById('start-now').click()")
    before = page.run("text('number')")
    page.run("""new Promise((done) => {
        const watch = new MutationObserver(() => text('number') === '0:07' && done());
        watch.observe(document.getElementById('number'), {childList: true, characterData: true, subtree: true});
    })""")
    assert (before, page.run("text('number')")) == ("0:08", "0:07")


def test_names_are_shown_as_text(open_page):
    page = open_page(
        Timeline(None, NASTY, "strength", NASTY, (Phase(PhaseKind.WORK, 30.0, None, NASTY, say=NASTY),)),
    )
    assert NASTY in page.run("document.querySelector('h1').textContent")
    begin(page)
    page.run("go(1)")
    assert page.run("[text('name'), text('advice')]") == [NASTY, NASTY]
    page.run(
        "tap('end'); tap('end-keep'); document.getElementById('note').value = 'a+b=ü & 🚶\\n\\ud83d %'; tap('save')"
    )
    assert record_of(page).feelings.note == "a+b=ü & 🚶\n? %"
    assert record_of(page).name == NASTY
    assert page.run("window.hacked === undefined && !document.querySelector('main img, main script')")
    assert page.complaints == []


def test_the_policy_stops_what_would_leave(open_page):
    page = open_page(short())
    tried = """Promise.allSettled([fetch('https://example.org/'), new Promise((done, fail) => {
        const image = new Image(); image.onload = done; image.onerror = fail; image.src = 'https://example.org/x.png';
    })]).then((all) => all.map((one) => one.status))"""
    assert page.run(tried) == ["rejected", "rejected"]
    assert len(page.complaints) >= 2
    assert "Content Security Policy" in page.complaints[0]


@pytest.mark.parametrize(("width", "height"), [(320, 480), (320, 568), (390, 844), (844, 390), (568, 320), (1024, 768)])
@pytest.mark.parametrize("routine_id", ["core-progress", "hip-strength"])
def test_everything_fits_the_screen(width, height, routine_id, open_page, timeline):
    page = open_page(timeline(routine_id), width=width, height=height)
    begin(page)
    wide = "document.documentElement.scrollWidth <= innerWidth"
    for _ in range(6):
        page.run("tap('skip'); go(4)")
        assert page.run(wide)
        outside = page.run("""[...document.querySelectorAll('#controls button, #number, #name, #end, #sound')]
            .filter((each) => each.offsetParent !== null).filter((each) => {
                const box = each.getBoundingClientRect();
                const room = Math.max(innerHeight, document.documentElement.scrollHeight);
                const below = box.bottom + scrollY > room + 1;
                return box.left < 0 || box.right > innerWidth + 1 || box.top + scrollY < 0 || below;
            }).map((each) => each.id)""")
        assert outside == []
        small = page.run("""[...document.querySelectorAll('#controls button')].filter((each) =>
            each.offsetParent !== null && each.getBoundingClientRect().height < 44).map((each) => each.id)""")
        assert small == []
    page.run("tap('hurts')")
    assert page.run(wide)
    page.run("tap('hurt-stop')")
    assert page.run(wide)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read(theme, open_page, timeline):
    page = open_page(timeline("core-foundation"))
    page.media(prefers_color_scheme=theme)
    begin(page)
    page.run("go(24)")
    poor = page.run("""(() => {
        const light = (c) => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
        const numbers = (text) => text.match(/[\\d.]+/g).map(Number);
        const bright = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
        const ground = (node) => { for (let at = node; at; at = at.parentElement) {
            const found = numbers(getComputedStyle(at).backgroundColor);
            if (found.length < 4 || found[3] > 0) return found; } };
        return [...document.querySelectorAll('#player *, #start *')].filter((node) => node.offsetParent !== null
            && [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())).map((node) => {
                const [a, b] = [bright(numbers(getComputedStyle(node).color)), bright(ground(node))];
                return [node.id || node.className, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
            }).filter(([, contrast]) => contrast < 4.5);
    })()""")
    assert poor == []


def test_a_screen_reader_hears_each_phase(open_page):
    page = open_page(short())
    begin(page)
    assert page.run("text('live')") == "Get ready, Bridge, 8 s."
    page.run("go(43)")
    assert page.run("text('live')") == "Work, Side plank, Lying on your left side, 20 s."
    tree = page.call("Accessibility.getFullAXTree")["nodes"]
    nameless = [
        node["role"]["value"]
        for node in tree
        if node.get("role", {}).get("value") in ("button", "textbox", "img")
        and not node.get("ignored")
        and not node.get("name", {}).get("value")
    ]
    assert nameless == []


def test_copying_puts_the_line_where_one_can_paste_it(open_page):
    page = open_page(short())
    begin(page)
    page.run("go(20); tap('end'); tap('end-keep'); tap('skip-questions')")
    page.run("""window.copied = []; Object.defineProperty(navigator, 'clipboard', {configurable: true,
        value: {writeText: (text) => { copied.push(text); return Promise.resolve(); }}});""")
    page.run("tap('copy'); new Promise((done) => setTimeout(done))")
    assert page.run("copied") == [line_of(page)]
    assert page.run("text('copy')") == "Copied"
    assert dict(parse_qsl(line_of(page).partition("?")[2]))["outcome"] == "stopped"


def test_the_figure_is_drawn_and_moves(open_page, timeline):
    page = open_page(timeline("core-progress"))
    begin(page)
    while page.run("text('name')") != "Bridge" or page.run("text('phase')") != "Work":
        page.run("tap('skip')")
    ink = """new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => {
        const canvas = document.getElementById('canvas');
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        let sum = 0, filled = 0;
        for (let n = 3; n < data.length; n += 4) if (data[n]) { filled++; sum = (sum * 31 + n + data[n - 1]) % 1e9; }
        done([filled, sum]);
    }), 60)))"""
    down = page.run(ink)
    page.run("go(2)")
    up = page.run(ink)
    assert down[0] > 2000
    assert down[1] != up[1]
