"""Finds a voice on this computer: sentences made ahead where that can be done, else the system's own engine."""

import importlib.util
import sys
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject

from exercises.session.cues import CueSettings
from exercises.settings import Settings
from gui.hearing import rendered_voice
from gui.hearing.hearing import HearingSettings
from gui.hearing.process_voice import ProcessVoice, child_command
from gui.hearing.rendered_voice import RenderedVoice, renderer
from gui.hearing.voice import Voice, VoiceChoice

SYSTEM: Final = "system"


@dataclass(frozen=True, slots=True)
class Engine:
    """A way to speak: its name in the settings, and whether it starts exactly on time."""

    name: str
    made_ahead: bool


def engines() -> tuple[Engine, ...]:
    """What there is on this computer, the best first."""
    found = [Engine(rendered_voice.ENGINE, made_ahead=True)] if renderer() is not None else []
    if importlib.util.find_spec("PySide6.QtTextToSpeech") is not None:
        found.append(Engine(SYSTEM, made_ahead=False))
    return tuple(found)


def find_voice(choice: VoiceChoice, parent: QObject) -> Voice | None:
    """The chosen voice, or the best; None where there is none."""
    names = [engine.name for engine in engines()]
    wanted = choice.engine if choice.engine in names else (names[0] if names else "")
    program = renderer()
    if wanted == rendered_voice.ENGINE and program is not None:
        return RenderedVoice(choice, program, parent)
    if wanted == SYSTEM:
        return ProcessVoice(choice, child_command(""), parent)
    return None


def how_to_install() -> str:
    """What to install so that there is a voice, for this system; empty where every system brings one."""
    return "sudo apt install espeak-ng" if sys.platform.startswith("linux") else ""


def hearing_settings(settings: Settings) -> HearingSettings:
    """What of the settings is about hearing."""
    return HearingSettings(
        sounds=settings.sounds,
        sound_volume=settings.sound_volume,
        voice=settings.voice,
        choice=VoiceChoice(settings.voice_engine, settings.voice_name, settings.voice_rate, settings.voice_volume),
        cues=CueSettings(
            reading=settings.reading,
            counts=settings.say_counts,
            halfway=settings.say_halfway,
            repetitions=settings.say_repetitions,
            waiting=settings.wait_for_me,
        ),
    )
