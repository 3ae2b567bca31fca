"""What the JSON schemas say of a place in a file: which keys it can have, which words, and what they are for."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeAlias

from exercises.library.editing.order import KeyPath
from exercises.library.files import FileKind
from exercises.paths import ASSETS

_Node: TypeAlias = Mapping[str, Any]
# Keys that can't stand together, as the schemas say with if and then.
_WITH_COUNTING: Final = ("reps", "hold", "pace")
_EXCLUSIVE: Final = {"for": _WITH_COUNTING, **dict.fromkeys(_WITH_COUNTING, ("for",))}
_POSES: Final = {"front": "poseFacing", "feet": "poseFacing", "top": "poseFromAbove"}


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A key that can be written, and what kind of value belongs after it."""

    key: str
    about: str
    is_list: bool = False
    is_mapping: bool = False


class Schema:
    """One kind of file; `view` tells from where the figure of an exercise is seen."""

    def __init__(self, kind: FileKind, view: Callable[[], str] = str) -> None:
        self._root = _load(kind)
        self._view = view

    def keys(self, path: KeyPath, siblings: Iterable[str]) -> list[KeyWord]:
        """The keys that the mapping at a path can have beside those it has, in the usual order."""
        alternatives = self._at(path)
        # A misspelt key doesn't tell anything.
        there = set(siblings) & set().union(*map(_known, alternatives))
        alternatives = [each for each in alternatives if there <= _known(each)] or alternatives
        told = [each for each in alternatives if set(each.get("required", ())) <= there]
        fitting = told if there and len(alternatives) > 1 and told else alternatives
        if not there and len(fitting) > 1:
            # Nothing tells yet which one it is to be: offer the keys that tell it.
            names = [name for each in fitting for name in each.get("required", ())[:1]]
        else:
            names = [name for each in fitting for name in each.get("properties", {})]
        refused = there.union(*(_EXCLUSIVE.get(key, ()) for key in there))
        return [self._key_word(name, fitting) for name in dict.fromkeys(names) if name not in refused]

    def words(self, path: KeyPath) -> list[str]:
        """The words of which one must stand at a path; empty where it is not a choice."""
        found: list[str] = []
        for node in self._at(path):
            values = node.get("enum", ())
            found += ("yes", "no") if True in values else [value for value in values if isinstance(value, str)]
        return list(dict.fromkeys(found))

    def about(self, path: KeyPath) -> str:
        """What belongs at a path, in one or two sentences; empty when nothing is known."""
        said = (node.get("description", "") for node in self._at(path))
        return next(filter(None, said), "")

    def shape(self, path: KeyPath) -> str:
        """What is said of the shape of a value at a path, such as how times are written; empty when it is plain."""
        for node in self._at(path):
            for part in node.get("allOf", ()):
                said = self._target(part).get("description", "")
                if "$ref" in part and part["$ref"].rsplit("/", 1)[-1] in (
                    "duration",
                    "durationOrZero",
                    "count",
                    "sets",
                ):
                    return str(said)
        return ""

    def is_mapping(self, path: KeyPath) -> bool:
        """Whether keys and values belong at a path."""
        return any(_known(node) for node in self._at(path))

    def is_list(self, path: KeyPath) -> bool:
        """Whether a list belongs at a path."""
        return any(_is(node, "array") for node in self._at(path))

    def _key_word(self, name: str, nodes: Sequence[_Node]) -> KeyWord:
        found = [self._resolved(node["properties"][name]) for node in nodes if name in node.get("properties", {})]
        about = next(filter(None, (node.get("description", "") for node in found)), "")
        return KeyWord(
            name,
            about,
            any(_is(node, "array") for node in found),
            any(_is(node, "object") or (node.get("anyOf") and _known(node)) for node in found),
        )

    def _at(self, path: KeyPath) -> list[_Node]:
        """What is said of a path: one part of the schema, or several that are alternatives."""
        nodes = self._alternatives(self._root)
        for number, part in enumerate(path):
            if path[:2] == ("figure", "keys") and number == 2 and isinstance(part, str):
                pose = _POSES.get(self._view(), "poseFromTheSide")
                nodes = self._alternatives(self._root["$defs"][pose])
                continue
            found: list[_Node] = []
            for node in nodes:
                child = node.get("items") if isinstance(part, int) else node.get("properties", {}).get(part)
                if child is not None:
                    found += self._alternatives(child)
            nodes = found
        return nodes

    def _alternatives(self, node: _Node) -> list[_Node]:
        whole = self._resolved(node)
        choices = [self._resolved(each) for each in whole.get("anyOf", ())]
        if any("properties" in each or "enum" in each for each in choices) and "properties" not in whole:
            return [found for each in choices for found in self._alternatives(each)]
        return [whole]

    def _resolved(self, node: _Node) -> dict[str, Any]:
        """A part of the schema with what it refers to; what it says itself counts more."""
        whole: dict[str, Any] = {}
        parts = [self._resolved(self._target(node))] if "$ref" in node else []
        parts += [self._resolved(part) for part in node.get("allOf", ()) if "if" not in part]
        for part in parts:
            whole |= {key: value for key, value in part.items() if key not in whole}
        return whole | {key: value for key, value in node.items() if key != "$ref"}

    def _target(self, node: _Node) -> _Node:
        name = node.get("$ref", "").removeprefix("#/$defs/")
        found: _Node = self._root["$defs"].get(name, {}) if name else {}
        return found


def _known(node: _Node) -> set[str]:
    return set(node.get("properties", ()))


def _is(node: _Node, kind: str) -> bool:
    said = node.get("type", ())
    return said == kind or kind in said


@lru_cache(maxsize=3)
def _load(kind: FileKind) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ASSETS / "schema" / f"{kind.value}.schema.json").read_text(encoding="utf-8"))
    return found
