"""Puts the phone's page together: one HTML file that asks for nothing, with its script and style inside."""

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from typing import Final
from zlib import crc32

from exercises.library.timeline import Timeline
from exercises.paths import ASSETS
from exercises.phone.colours import PhoneLook
from exercises.phone.content import FindExercise, PhoneCare, page_object
from exercises.phone.words import WORDS

_FOLDER: Final = ASSETS / "phone"
# In this order they become one script; each uses only what stands before it.
_SCRIPTS: Final = (
    "shapes.js",
    "body.js",
    "things.js",
    "figure.js",
    "moment.js",
    "cues.js",
    "session.js",
    "line.js",
    "sound.js",
    "parts.js",
    "questions.js",
    "player.js",
    "page.js",
)
_PLACE: Final = re.compile(r"\{\{([a-z_]+)\}\}")


def phone_page(
    timeline: Timeline, exercise: FindExercise, care: PhoneCare | None = None, look: PhoneLook | None = None
) -> str:
    """The page of a session as HTML; the same timeline gives the same text.

    `exercise` finds an exercise by its id; what it does not find is shown by its name alone. Nothing in the page can
    reach a network: its policy allows this one script and this one style, and nothing else.
    """
    plan = _json(page_object(timeline, exercise, care or PhoneCare(), look or PhoneLook()))
    style, script = _style(), _script()
    parts = {
        "policy": _policy(style, script),
        "title": escape(timeline.name, quote=True),
        "style": style,
        "plan_id": f"{crc32(plan.encode()):08x}",
        "plan": plan,
        "script": script,
        **{word: escape(WORDS[word], quote=True) for word in ("no_script",)},
    }
    return _PLACE.sub(lambda place: parts[place[1]], _read("page.html"))


def _policy(style: str, script: str) -> str:
    allowed = f"script-src '{_hash(script)}'; style-src '{_hash(style)}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _json(plan: object) -> str:
    """JSON that can stand in HTML: nothing in it can end its element or begin a comment."""
    text = json.dumps(plan, ensure_ascii=True, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


@cache
def _style() -> str:
    return f"\n{_read('page.css')}"


@cache
def _script() -> str:
    pieces = "\n".join(_read(name) for name in _SCRIPTS)
    return f"\n'use strict';\n(() => {{\n{pieces}}})();\n"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
