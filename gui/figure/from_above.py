"""A figure seen from above, standing or lying."""

from exercises.library.figure.body import Joint
from exercises.library.figure.motion import Frame
from gui.figure.facing import arm_at
from gui.figure.muscles import Glows
from gui.figure.parts import Leg, bare_arm, head_top, leg_of, sleeve_of
from gui.figure.pencil import Pencil
from gui.figure.shapes import capsule, joined, spot


def paint_top(pencil: Pencil, frame: Frame, breath: float, glows: Glows) -> None:
    """Paint a frame seen from above."""
    colours = pencil.colours
    a, b = spot(frame.at(Joint.SHOULDER_A)), spot(frame.at(Joint.SHOULDER_B))
    hip_a, hip_b = spot(frame.at(Joint.HIP_A)), spot(frame.at(Joint.HIP_B))
    for side in "BA":
        leg = Leg(*(spot(frame.at(Joint[f"{name}_{side}"])) for name in ("HIP", "KNEE", "ANKLE", "TOE")))
        if leg.hip.to(leg.ankle).length > 20.0:
            pencil.cloth(capsule(leg.ankle, leg.toe, 30.0, 26.0), colours.shoes, near=side == "A")
            pencil.cloth(leg_of(leg, 0.0, 60.0), colours.trousers, near=side == "A")
    pencil.cloth(joined(capsule(hip_a, hip_b, 74.0, 74.0)), colours.trousers)
    far, near = arm_at(frame, "B"), arm_at(frame, "A")
    for arm in (far, near):
        pencil.cloth(bare_arm(arm), colours.skin, near=arm is near)
        pencil.cloth(sleeve_of(arm), colours.top, near=arm is near)
    wide = 1.0 + 0.04 * breath
    trunk = joined(capsule(a, b, 62.0 * wide, 62.0 * wide))
    pencil.cloth(trunk, colours.top)
    pencil.glow(trunk, glows.trunk)
    neck, head = spot(frame.at(Joint.NECK)), spot(frame.at(Joint.HEAD))
    front = neck.to(head).unit() if neck.to(head).length > 1.0 else b.to(a).unit().right()
    head_top(pencil, head, front)
