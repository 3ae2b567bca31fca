"""Which part of the body a target's words mean, so that a picture can bring it out a little."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from exercises.library.figure.body import CHAIN, Bone, View
from exercises.library.figure.motion import Frame
from gui.figure.pencil import Glow
from gui.figure.shapes import spot


class Muscle(NamedTuple):
    """A place on a bone: the share of its length, the way before (+) or behind (-) it, and its spread, in units."""

    bone: Bone
    share: float
    ahead: float
    spread: float


_LUMBAR, _THORACIC, _UPPER = Bone.LUMBAR, Bone.THORACIC, Bone.UPPER_A
_THIGH, _SHANK, _FOOT = Bone.THIGH_A, Bone.SHANK_A, Bone.FOOT_A

MUSCLES: Final[dict[str, tuple[Muscle, ...]]] = {
    "glutes": (Muscle(_LUMBAR, 0.0, -52, 88),),
    "deep buttock": (Muscle(_LUMBAR, 0.0, -40, 72),),
    "side hip": (Muscle(_THIGH, 0.02, 0, 78),),
    "hips": (Muscle(_THIGH, 0.02, 0, 84),),
    "hip flexors": (Muscle(_THIGH, 0.14, 44, 78),),
    "lower back": (Muscle(_LUMBAR, 0.62, -56, 80),),
    "back extensors": (Muscle(_LUMBAR, 0.7, -56, 78), Muscle(_THORACIC, 0.3, -58, 72)),
    "spine": (Muscle(_LUMBAR, 0.6, -56, 78), Muscle(_THORACIC, 0.5, -58, 78)),
    "upper back": (Muscle(_THORACIC, 0.6, -56, 84),),
    "deep abdominals": (Muscle(_LUMBAR, 0.7, 48, 82),),
    "abdominals": (Muscle(_LUMBAR, 0.7, 52, 86),),
    "side trunk": (Muscle(_LUMBAR, 0.8, 0, 84),),
    "breathing": (Muscle(_LUMBAR, 0.9, 46, 90),),
    "chest": (Muscle(_THORACIC, 0.55, 52, 76),),
    "shoulders": (Muscle(_UPPER, 0.1, 0, 66),),
    "arms": (Muscle(_UPPER, 0.55, 0, 70), Muscle(Bone.FORE_A, 0.3, 0, 60)),
    "thighs": (Muscle(_THIGH, 0.48, 32, 100),),
    "hamstrings": (Muscle(_THIGH, 0.5, -34, 100),),
    "calves": (Muscle(_SHANK, 0.3, -30, 84),),
    "ankles": (Muscle(_SHANK, 0.98, 0, 50),),
    "feet": (Muscle(_SHANK, 1.0, 0, 46),),
}
# What a trunk's or a limb's bone belongs to, and its counterpart on the other side.
_TRUNK: Final = (_LUMBAR, _THORACIC)
_ARM: Final = (_UPPER, Bone.FORE_A)
_ENDS: Final = {bone: (begin, end) for bone, begin, end in CHAIN}
_OTHER: Final = {
    _UPPER: Bone.UPPER_B,
    Bone.FORE_A: Bone.FORE_B,
    _THIGH: Bone.THIGH_B,
    _SHANK: Bone.SHANK_B,
    _FOOT: Bone.FOOT_B,
}


@dataclass(slots=True)
class Glows:
    """Where trunk, legs and arms are tinted."""

    trunk: list[Glow] = field(default_factory=list)
    legs: list[Glow] = field(default_factory=list)
    arms: list[Glow] = field(default_factory=list)

    @classmethod
    def of(cls, frame: Frame, words: Iterable[str]) -> "Glows":
        """The places that words name in this frame; words that name none are passed over."""
        found = cls()
        for word in words:
            for muscle in MUSCLES.get(word, ()):
                found._add(frame, muscle)
                if frame.view is not View.SIDE and muscle.bone in _OTHER:
                    found._add(frame, muscle._replace(bone=_OTHER[muscle.bone]))
        return found

    def _add(self, frame: Frame, muscle: Muscle) -> None:
        begin, end = (spot(frame.at(joint)) for joint in _ENDS[muscle.bone])
        is_trunk = muscle.bone in _TRUNK
        # Walking up the spine the front is on the right, walking down a leg on the left.
        side = begin.to(end).unit().right()
        ahead = muscle.ahead if is_trunk else -muscle.ahead
        centre = begin.towards(end, muscle.share)
        if frame.view is View.SIDE:
            centre = centre.plus(side, ahead)
        glow = Glow(centre, muscle.spread)
        if is_trunk:
            self.trunk.append(glow)
            if frame.view is not View.FEET:
                self.legs.append(glow)
        elif muscle.bone in _ARM or muscle.bone in (Bone.UPPER_B, Bone.FORE_B):
            self.arms.append(glow)
        else:
            self.legs.append(glow)
