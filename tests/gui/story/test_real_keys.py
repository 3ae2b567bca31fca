"""A session in a real window of a real desktop, from its start to its end without a mouse."""

from pathlib import Path

from tests.gui.desktop import needs_screen
from tests.gui.story.at_a_screen import at_a_screen


@needs_screen
def test_from_start_to_end__without_a_mouse(tmp_path: Path) -> None:
    with at_a_screen(tmp_path) as person:
        person.go_to("snack-start")
        person.go_to("skip-check-in")
        person.hear("PhaseStarted 0")
        person.press("XF86AudioPlay")  # the headset
        person.hear("Paused 0")
        person.press("XF86AudioPlay")
        person.hear("Resumed 0")
        person.press("Next")  # Page Down of the clicker
        person.hear("PhaseStarted 1")
        person.press("XF86AudioNext")
        person.hear("PhaseStarted 2")
        person.press("Prior")
        person.hear("PhaseStarted 0", "PhaseStarted 1")
        person.press("b")
        person.hear("Paused 0", "Paused 1")
        person.press("F5")
        person.hear("CountingIn")
        person.press("XF86AudioStop")
        person.has_focus("keep-going")
        person.press("Next", "XF86AudioPlay")  # in a question they mean nothing
        person.press("Tab")
        person.has_focus("end-session")
        person.press("Tab")
        person.has_focus("keep-going")
        person.press("Return")
        person.follow_to_its_end()
