"""What the questions about warning signs are about, so that a long list is read in short pieces."""

from collections.abc import Sequence

from exercises.coach.red_flags import Sign
from gui.text import tr


def by_topic(signs: Sequence[Sign]) -> list[tuple[str, tuple[Sign, ...]]]:
    """The signs under their topics, each in its order; a sign without a topic stands at the end, under no heading."""
    left = {each.id: each for each in signs}
    groups = []
    for heading, ids in _topics():
        found = tuple(left.pop(sign_id) for sign_id in ids if sign_id in left)
        if found:
            groups.append((heading, found))
    if left:
        groups.append(("", tuple(left.values())))
    return groups


def _topics() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (tr("Bladder, bowel and between the legs"), ("bladder-bowel", "saddle-numb", "sexual-numb")),
        (tr("Both legs, or a leg that fails"), ("both-legs", "leg-failing")),
        (tr("Chest, tummy, or an accident"), ("chest-pain", "exercise-chest", "tearing-pain", "serious-injury")),
        (tr("Feeling ill"), ("fever", "weight-loss", "recent-infection", "lump")),
        (
            tr("What the pain is like"),
            ("sudden-central", "never-eases", "night-pain", "severe-pain", "between-blades", "band-pain", "cough"),
        ),
        (tr("One leg, or how it began"), ("one-leg", "hot-calf", "minor-injury")),
        (
            tr("How it goes"),
            ("no-better", "stops-life", "getting-worse", "most-walks", "morning-stiff", "low-mood"),
        ),
        (tr("Legs on a walk"), ("below-knee", "upright-legs", "calf-walking")),
        (
            tr("Illnesses and medicines"),
            (
                "cancer",
                "steroids",
                "weak-immunity",
                "injected-drugs",
                "inflammatory",
                "heart",
                "heart-medicine",
            ),
        ),
        (
            tr("Bones, joints and operations"),
            ("osteoporosis", "spine-fracture", "joint-problem", "recent-operation"),
        ),
        (tr("About you"), ("first-pain-age", "over-69", "pregnant", "other-reason")),
    )
