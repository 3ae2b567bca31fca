"""A figure as it is being drawn: every pose by its name, and the stops of the movement."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from exercises.errors import AmbleError
from exercises.library.figure.body import Joint, Pose, View
from exercises.library.figure.cycle_reading import HOLD
from exercises.library.figure.figure import OTHER_SIDE, Figure, Move, Prop
from exercises.library.figure.pins import BOTH, LIMB_PINS, TRUNK_PINS, Pin
from exercises.library.scalars import parse_duration

# As many as a figure's file may have.
MOST_KEYS: Final = 12
MOST_STOPS: Final = 16
MOST_PINS: Final = 8
LONGEST_MOVE_SECONDS: Final = 60.0
USUAL_SECONDS: Final = 2.0
_LONGEST_NAME: Final = 24


@dataclass(frozen=True, slots=True)
class DraftKey:
    """A pose and what it is called."""

    name: str
    pose: Pose


@dataclass(frozen=True, slots=True)
class Stop:
    """A pose that the movement comes to, and how many seconds it takes to come there (0 for the first)."""

    name: str
    seconds: float = 0.0
    other_side: bool = False

    @property
    def written(self) -> str:
        """The pose as a cycle names it."""
        return f"{OTHER_SIDE}{self.name}" if self.other_side else self.name


@dataclass(frozen=True, slots=True)
class FigureDraft:
    """A figure in all its parts.

    `stops` are the poses in the order in which they come, without the way back to the first, which takes
    `back_seconds`. `held` is the number of the stop that is held, len(stops) where it is held when it is back; `pins`
    are the words for what stays in its place.
    """

    view: View
    keys: tuple[DraftKey, ...]
    stops: tuple[Stop, ...]
    back_seconds: float = USUAL_SECONDS
    held: int | None = None
    pins: tuple[str, ...] = ()
    props: tuple[Prop, ...] = ()
    walks: bool = False

    # What it has

    def pose(self, name: str) -> Pose:
        """The pose of a name. Raises KeyError when there is none."""
        return next((key.pose for key in self.keys if key.name == name), None) or _missing(name)

    def stop_pose(self, stop: int) -> Pose:
        """The pose that a stop shows, sides exchanged where it says so."""
        found = self.stops[stop]
        pose = self.pose(found.name)
        return other_side_of(pose, self.view) if found.other_side else pose

    @property
    def moves(self) -> bool:
        """Whether it moves at all."""
        return len(self.stops) > 1

    @property
    def joints_pinned(self) -> tuple[Joint, ...]:
        """The joints that stay in their places, the one that carries the body first."""
        return tuple(pin.joint for pin in pins_of(self.pins, self.view))

    def figure(self) -> Figure:
        """The same as a figure that can be shown; poses that are not in the movement are left out."""
        names: list[str] = []
        for stop in self.stops:
            if stop.written not in names:
                names.append(stop.written)
        poses = tuple(self._written_pose(name) for name in names)
        order = [names.index(stop.written) for stop in self.stops]
        seconds = [stop.seconds for stop in self.stops[1:]]
        if self.moves:
            order.append(order[0])
            seconds.append(self.back_seconds)
        moves = tuple(Move(order[at], order[at + 1], each) for at, each in enumerate(seconds))
        held = self.held if self.held is None or self.moves else 0
        pins = pins_of(self.pins, self.view)
        return Figure(self.view, poses, tuple(names), moves, held, pins, self.props, self.walks)

    def _written_pose(self, name: str) -> Pose:
        pose = self.pose(name.removeprefix(OTHER_SIDE))
        return other_side_of(pose, self.view) if name.startswith(OTHER_SIDE) else pose

    # Poses

    def with_pose(self, name: str, pose: Pose) -> "FigureDraft":
        """The same with another pose of this name."""
        return replace(
            self, keys=tuple(DraftKey(key.name, pose if key.name == name else key.pose) for key in self.keys)
        )

    def with_stop_pose(self, stop: int, pose: Pose) -> "FigureDraft":
        """The same with another pose at a stop, and wherever else its name stands."""
        found = self.stops[stop]
        return self.with_pose(found.name, other_side_of(pose, self.view) if found.other_side else pose)

    def with_new_key(self, after: int, pose: Pose, name: str) -> "FigureDraft":
        """The same with a new pose that follows a stop. Raises AmbleError where that can't be."""
        _demand_name(name, [key.name for key in self.keys])
        if len(self.keys) >= MOST_KEYS:
            raise AmbleError(f"A figure has at most {MOST_KEYS} poses.")
        place = next((n for n, key in enumerate(self.keys) if key.name == self.stops[after].name), len(self.keys) - 1)
        keys = (*self.keys[: place + 1], DraftKey(name, pose), *self.keys[place + 1 :])
        return replace(self, keys=keys).with_stop(after, name)

    def renamed(self, old: str, new: str) -> "FigureDraft":
        """The same with another name of a pose. Raises AmbleError with what is wrong with the name."""
        new = new.strip()
        _demand_name(new, [key.name for key in self.keys if key.name != old])
        keys = tuple(replace(key, name=new) if key.name == old else key for key in self.keys)
        stops = tuple(replace(stop, name=new) if stop.name == old else stop for stop in self.stops)
        return replace(self, keys=keys, stops=stops)

    def free_name(self, like: str) -> str:
        """A name for a new pose that nobody has yet."""
        taken = {key.name for key in self.keys}
        stem = like.rstrip("0123456789").rstrip("-")[: _LONGEST_NAME - 3] or "pose"
        return next(name for n in range(2, 100) if (name := f"{stem}-{n}") not in taken)

    # Stops

    def with_stop(self, after: int, name: str, *, other_side: bool = False) -> "FigureDraft":
        """The same with a pose that is there already coming once more, after a stop. Raises AmbleError for too many."""
        if len(self.stops) >= MOST_STOPS:
            raise AmbleError(f"A movement has at most {MOST_STOPS} stops.")
        new = Stop(name, USUAL_SECONDS, other_side)
        held = self.held + 1 if self.held is not None and self.held > after else self.held
        return replace(self, stops=(*self.stops[: after + 1], new, *self.stops[after + 1 :]), held=held)

    def without_stop(self, stop: int) -> "FigureDraft":
        """The same without a stop, and without its pose if that comes nowhere else. Raises AmbleError for the last."""
        if not self.moves:
            raise AmbleError("A figure needs one pose at least.")
        gone = self.stops[stop]
        stops = (*self.stops[:stop], *self.stops[stop + 1 :])
        stops = (replace(stops[0], seconds=0.0), *stops[1:])
        held = self.held
        if held is not None:
            held = None if held == stop else held - 1 if held > stop else held
        if held is not None and len(stops) == 1:
            held = 0
        keys = self.keys
        if all(each.name != gone.name for each in stops):
            keys = tuple(key for key in keys if key.name != gone.name)
        return replace(self, stops=stops, held=held, keys=keys)

    def moved(self, stop: int, to: int) -> "FigureDraft":
        """The same with a stop at another place; the seconds stay where they are between the places."""
        order = list(range(len(self.stops)))
        order.insert(to, order.pop(stop))
        stops = tuple(replace(self.stops[old], seconds=self.stops[new].seconds) for new, old in enumerate(order))
        held = order.index(self.held) if self.held is not None and self.held in order else self.held
        return replace(self, stops=stops, held=held)

    def with_seconds(self, stop: int, seconds: float) -> "FigureDraft":
        """The same with other seconds on the way to a stop; len(stops) is the way back to the first."""
        seconds = min(max(round(seconds, 2), 0.05), LONGEST_MOVE_SECONDS)
        if stop == len(self.stops):
            return replace(self, back_seconds=seconds)
        return replace(self, stops=_changed(self.stops, stop, seconds=seconds if stop else 0.0))

    def with_other_side(self, stop: int, other_side: bool) -> "FigureDraft":
        """The same with a stop showing its pose with the sides exchanged, or not."""
        return replace(self, stops=_changed(self.stops, stop, other_side=other_side))

    def with_hold(self, stop: int | None) -> "FigureDraft":
        """The same with the hold at a stop, or without one."""
        return replace(self, held=stop)

    # What stays, and the view

    def with_pinned(self, joint: Joint, pinned: bool) -> "FigureDraft":
        """The same with a joint that stays in its place, or doesn't. Raises AmbleError when too many would."""
        single = [_word_of(pin, self.view) for pin in pins_of(self.pins, self.view)]
        word = pin_word(joint, self.view)
        if word is None or (word in single) == pinned:
            return self
        if pinned:
            twin = _twin(word, self.view)
            place = len(single)
            if twin in single:
                # The near one stands before the far one, so that both are written as one word; who carries stays first.
                is_far = word.startswith(self.view.sides[1])
                place = single.index(twin) + (is_far or single[0] == twin)
            single.insert(place, word)
        else:
            single.remove(word)
        pins = _joined(single, self.view)
        if len(pins) > MOST_PINS:
            raise AmbleError(f"At most {MOST_PINS} places can stay.")
        return replace(self, pins=pins)

    def carried_by(self, joint: Joint) -> "FigureDraft":
        """The same with a pinned joint first: it carries the body."""
        single = [_word_of(pin, self.view) for pin in pins_of(self.pins, self.view)]
        word = pin_word(joint, self.view)
        if word not in single:
            return self
        single.remove(word)
        return replace(self, pins=_joined([word, *single], self.view))


def draft_of(figure: Figure) -> FigureDraft:
    """A figure as a draft, each pose under its name."""
    keys: dict[str, Pose] = {}
    for name, pose in zip(figure.names, figure.keys, strict=True):
        if not name.startswith(OTHER_SIDE):
            keys[name] = pose
        else:
            keys.setdefault(name.removeprefix(OTHER_SIDE), other_side_of(pose, figure.view))
    order = [move.start for move in figure.moves] or [0]
    ways = [0.0, *(move.seconds for move in figure.moves[:-1])]
    stops = []
    for key, seconds in zip(order, ways, strict=True):
        name = figure.names[key]
        stops.append(Stop(name.removeprefix(OTHER_SIDE), seconds, name.startswith(OTHER_SIDE)))
    return FigureDraft(
        view=figure.view,
        keys=tuple(DraftKey(name, pose) for name, pose in keys.items()),
        stops=tuple(stops),
        back_seconds=figure.moves[-1].seconds if figure.moves else USUAL_SECONDS,
        held=figure.hold_at,
        pins=_joined([_word_of(pin, figure.view) for pin in figure.pins], figure.view),
        props=figure.props,
        walks=figure.walks,
    )


def other_side_of(pose: Pose, view: View) -> Pose:
    """A pose with its sides exchanged, as `~` means it: seen from the side near and far, else as a mirror image."""
    return pose.swapped() if view is View.SIDE else pose.mirrored()


def name_problem(name: str, taken: Iterable[str] = ()) -> str:
    """What is wrong with a name for a pose, as a sentence; empty when it is good."""
    plain = name.strip()
    if not plain:
        return "A pose needs a name, such as down."
    if plain == HOLD or plain.startswith(OTHER_SIDE) or parse_duration(plain) is not None:
        return f'"{plain}" means something else in a movement; choose another word.'
    if len(plain) > _LONGEST_NAME:
        return f"A name has at most {_LONGEST_NAME} letters."
    if not all(letter.isalnum() or letter in "-_ '" for letter in plain) or not plain[0].isalpha():
        return "A name is made of letters, digits and dashes, and begins with a letter."
    if plain in taken:
        return f'There is another pose called "{plain}".'
    return ""


def pin_words(view: View) -> dict[str, tuple[Pin, ...]]:
    """What can be pinned in a view, by its words."""
    names: dict[str, tuple[Pin, ...]] = {name: (pin,) for name, pin in TRUNK_PINS.items()}
    for both, one in BOTH.items():
        names[both] = (LIMB_PINS["A"][one], LIMB_PINS["B"][one])
    for side, word in zip("AB", view.sides, strict=True):
        for one in LIMB_PINS[side]:
            names[f"{word}-{one}"] = (LIMB_PINS[side][one],)
    return names


def pins_of(words: Iterable[str], view: View) -> tuple[Pin, ...]:
    """The pins that words name; unknown words name none."""
    names = pin_words(view)
    return tuple(pin for word in words for pin in names.get(word, ()))


def pin_word(joint: Joint, view: View) -> str | None:
    """The word that pins a joint alone; None for one that can't be pinned."""
    return next((word for word, pins in pin_words(view).items() if len(pins) == 1 and pins[0].joint is joint), None)


def pin_at(joint: Joint) -> Pin | None:
    """The pin of a joint; None for one that can't be pinned."""
    pins = [*TRUNK_PINS.values(), *LIMB_PINS["A"].values(), *LIMB_PINS["B"].values()]
    return next((pin for pin in pins if pin.joint is joint), None)


def _word_of(pin: Pin, view: View) -> str:
    word = pin_word(pin.joint, view)
    assert word is not None  # noqa: S101 - each pin has a word of its own
    return word


def _twin(word: str, view: View) -> str:
    near, far = view.sides
    side, _, part = word.partition("-")
    return f"{far if side == near else near}-{part}" if part else ""


def _joined(single: list[str], view: View) -> tuple[str, ...]:
    """The shortest words for these pins: both of a kind in a row are one word."""
    near, far = view.sides
    found: list[str] = []
    for word in single:
        side, _, part = word.partition("-")
        if side == far and found and found[-1] == f"{near}-{part}":
            found[-1] = next(both for both, one in BOTH.items() if one == part)
        else:
            found.append(word)
    return tuple(found)


def _demand_name(name: str, taken: Iterable[str]) -> None:
    problem = name_problem(name, taken)
    if problem:
        raise AmbleError(problem)


def _missing(name: str) -> Pose:
    raise KeyError(name)


def _changed(
    stops: tuple[Stop, ...], at: int, *, seconds: float | None = None, other_side: bool | None = None
) -> tuple[Stop, ...]:
    old = stops[at]
    new = Stop(
        old.name,
        old.seconds if seconds is None else seconds,
        old.other_side if other_side is None else other_side,
    )
    return (*stops[:at], new, *stops[at + 1 :])
