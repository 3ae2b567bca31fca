"""The person of the stories, for services that show in the window."""

from tests.gui.story.conftest import person, settled

__all__ = ["person", "settled"]
