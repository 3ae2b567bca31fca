"""The warning signs that the program asks about, in plain words, each with how soon it needs somebody to look at it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Urgency(StrEnum):
    """How soon a sign needs somebody to look at it."""

    EMERGENCY = "emergency"
    SAME_DAY = "same-day"
    PROFESSIONAL = "professional"
    ASK_FIRST = "ask-first"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing to answer yes or no to; `history` is what stays true, so that it is asked once and kept.

    `short` names it in a few words, for eyes that run over a list; `text` is what is asked.
    """

    id: str
    urgency: Urgency
    text: str
    history: bool
    sources: tuple[str, ...]
    short: str


_NORTHERN = "Northern Health and Social Care Trust, low back pain"
_NORFOLK = "Norfolk and Waveney Community Health NHS, back pain"
_GLOS = "NHS Gloucestershire G-care, back pain"
_AHCPR = "AHCPR (United States), acute low back problems"
_CKS = "NICE CKS, cauda equina syndrome"
_SHEFFIELD = "Sheffield Aches and Pains (NHS), back pain"
_NHS = "NHS, back pain"
_BRIDGWATER = "Bridgwater Bay Health (NHS), back pain"
_TAYSIDE = "NHS Tayside, super six exercises"
_HEY = "Hey Neurosurgeon, red flag conditions"
_BELMONT = "Belmont Hill Surgery (NHS), back pain"
_STENOSIS = "Lawrence Academy, spinal stenosis and claudication"
_PARQ = "PAR-Q, physical activity readiness questionnaire"
_WALKBACK = "WalkBack walking trial, The Lancet 2024"
_PEDOMETER = "BMC Public Health 2015, walking trial: who was left out"
_ANEURYSM = "nidirect (Northern Ireland), abdominal aortic aneurysm"
_CLOT = "NHS, deep vein thrombosis"
_SPONDYLITIS = "Lancashire and South Cumbria NHS, axial spondyloarthritis"
_TOO_MUCH = "Can too much walking cause back pain? (article)"
_REASON = "What is the reason for back pain after walking (article)"
_UNCOVERING = "Uncovering the mystery: back pain when walking (article)"
_START_BACK = "STarT Back screening tool"

_Rows = tuple[tuple[str, str, tuple[str, ...]], ...]

_EMERGENCY: Final[_Rows] = (
    (
        "bladder-bowel",
        "I cannot start to pass water, cannot feel it when I do, or have lost control of bladder or bowel.",
        (_SHEFFIELD, _NORTHERN, _NORFOLK),
    ),
    (
        "saddle-numb",
        "It is numb or tingling between my legs: around the genitals, the buttocks or the back passage, or toilet "
        "paper feels different.",
        (_SHEFFIELD, _NORTHERN, _CKS),
    ),
    ("both-legs", "Both legs hurt, tingle, or are numb or weak.", (_SHEFFIELD, _NORTHERN, _CKS)),
    (
        "leg-failing",
        "A leg is quickly getting weaker or gives way, a foot drops, or my walk is newly unsteady.",
        (_SHEFFIELD, _NORTHERN, _CKS),
    ),
    (
        "sexual-numb",
        "Together with the back pain: new numbness during sex, or a new loss of erection.",
        (_SHEFFIELD, _NORFOLK),
    ),
    ("chest-pain", "My chest hurts as well as my back.", (_SHEFFIELD, _BRIDGWATER)),
    ("serious-injury", "The pain began with a serious fall, crash or blow.", (_SHEFFIELD, _BRIDGWATER)),
    (
        "exercise-chest",
        "While I moved, my chest hurt or felt tight, I could hardly breathe, or I fainted.",
        (_TAYSIDE,),
    ),
    (
        "tearing-pain",
        "A sudden, severe or tearing pain in the back or tummy, and I feel faint, dizzy or sweaty.",
        (_ANEURYSM,),
    ),
)
_SAME_DAY: Final[_Rows] = (
    ("fever", "I have a fever, shiver or feel very unwell.", (_SHEFFIELD, _GLOS)),
    (
        "one-leg",
        "One leg is newly numb, tingling or weak, and it has not gone away or is getting worse.",
        (_TOO_MUCH, _SHEFFIELD),
    ),
    ("weight-loss", "I am losing weight without trying to.", (_SHEFFIELD, _AHCPR)),
    ("recent-infection", "I have had an infection in the last weeks.", (_GLOS, _AHCPR)),
    (
        "minor-injury",
        "The pain began with a minor bump or lift, and my bones may be thin: osteoporosis, long steroid treatment or "
        "older age.",
        (_NORTHERN, _GLOS, _AHCPR),
    ),
    ("sudden-central", "A sudden, severe pain over the middle of the spine.", (_NORTHERN,)),
    ("never-eases", "The pain does not ease in any position.", (_TOO_MUCH, _SHEFFIELD, _NHS)),
    ("night-pain", "The pain is worse at night.", (_TOO_MUCH, _SHEFFIELD, _NHS)),
    (
        "severe-pain",
        "The pain is so strong that I cannot sleep or can hardly get out of bed.",
        (_TOO_MUCH, _SHEFFIELD, _NHS),
    ),
    ("lump", "There is a new lump or swelling, or my back has changed its shape.", (_SHEFFIELD, _NHS)),
    ("between-blades", "It hurts between the shoulder blades.", (_SHEFFIELD, _NORTHERN)),
    ("band-pain", "The pain goes round my trunk like a band.", (_NORTHERN,)),
    ("cough", "The pain is worse when I cough, sneeze or strain on the toilet.", (_NHS,)),
    ("hot-calf", "One calf is hot, swollen and painful.", (_CLOT,)),
)
_SAME_DAY_HISTORY: Final[_Rows] = (
    ("cancer", "I have, or have had, cancer.", (_GLOS, _AHCPR)),
    ("steroids", "I take steroids, or took them for a long time.", (_SHEFFIELD, _GLOS)),
    ("weak-immunity", "My immune system is weak, by an illness or by a medicine.", (_GLOS, _AHCPR)),
    ("injected-drugs", "I inject drugs, or used to.", (_GLOS, _AHCPR)),
    ("osteoporosis", "I have osteoporosis (thin bones).", (_NORTHERN, _GLOS, _AHCPR)),
)
_PROFESSIONAL: Final[_Rows] = (
    ("no-better", "It is no better after a few weeks of looking after it.", (_TOO_MUCH, _NHS, _BRIDGWATER)),
    ("stops-life", "It keeps me from what I do every day.", (_TOO_MUCH, _NHS)),
    ("getting-worse", "It has been getting worse over time.", (_TOO_MUCH, _NHS)),
    ("most-walks", "It hurts on most of my walks.", (_REASON, _UNCOVERING)),
    ("below-knee", "Pain runs down a leg to below the knee.", (_TOO_MUCH, _STENOSIS)),
    ("upright-legs", "My legs ache or tingle when I am upright, and ease when I sit.", (_STENOSIS,)),
    ("calf-walking", "A calf hurts when I walk, and eases when I just stand still.", (_STENOSIS,)),
    ("morning-stiff", "I am stiff for more than half an hour in the morning, and moving eases it.", (_SPONDYLITIS,)),
    ("low-mood", "I am worried or low about it, afraid to move, or not sleeping.", (_BELMONT, _START_BACK)),
)
_PROFESSIONAL_HISTORY: Final[_Rows] = (
    ("first-pain-age", "This is my first back pain, and I am under 20 or over 55.", (_HEY,)),
    ("inflammatory", "I have an inflammatory disease, of the joints for example.", (_HEY,)),
)
_ASK_FIRST: Final[_Rows] = (
    ("chest-month", "My chest has hurt in the past month, in activity or at rest.", (_PARQ,)),
    ("dizzy", "I get dizzy, lose my balance or have lost consciousness.", (_PARQ,)),
)
_ASK_FIRST_HISTORY: Final[_Rows] = (
    ("heart", "I have a heart condition, or a doctor has set limits to what I do.", (_PARQ,)),
    ("heart-medicine", "I take medicine for blood pressure or the heart.", (_PARQ,)),
    ("joint-problem", "I have a bone or joint problem that activity could make worse.", (_PARQ,)),
    ("pregnant", "I am pregnant, or gave birth in the last six months.", (_PARQ,)),
    ("over-69", "I am over 69 and not used to being active.", (_PARQ,)),
    (
        "recent-operation",
        "I had an operation of the spine, tummy or a joint in the last twelve months.",
        (_WALKBACK, _PEDOMETER),
    ),
    ("spine-fracture", "I have had a broken bone in the spine.", (_NORTHERN,)),
    ("other-reason", "I know of another reason to be careful.", (_PARQ,)),
)

_SHORT: Final = {
    "bladder-bowel": "Bladder or bowel",
    "saddle-numb": "Numb between the legs",
    "both-legs": "Both legs at once",
    "leg-failing": "A leg that fails",
    "sexual-numb": "Numb during sex",
    "chest-pain": "Chest pain as well",
    "serious-injury": "After an accident",
    "exercise-chest": "Chest or breath while moving",
    "tearing-pain": "Sudden tearing pain",
    "fever": "Fever or very unwell",
    "one-leg": "One leg numb or weak",
    "weight-loss": "Losing weight",
    "recent-infection": "An infection lately",
    "minor-injury": "A small bump, and thin bones",
    "sudden-central": "Sudden, over the spine",
    "never-eases": "It never eases",
    "night-pain": "Worse at night",
    "severe-pain": "Too strong to sleep",
    "lump": "A lump, or a new shape",
    "between-blades": "Between the shoulder blades",
    "band-pain": "Like a band",
    "cough": "Worse with a cough",
    "hot-calf": "A hot, swollen calf",
    "cancer": "Cancer",
    "steroids": "Steroids",
    "weak-immunity": "Weak immune system",
    "injected-drugs": "Injected drugs",
    "osteoporosis": "Thin bones",
    "no-better": "No better after weeks",
    "stops-life": "In the way every day",
    "getting-worse": "Getting worse",
    "most-walks": "Most walks hurt",
    "below-knee": "Down to below the knee",
    "upright-legs": "Legs ache when upright",
    "calf-walking": "A calf hurts when walking",
    "morning-stiff": "Stiff in the morning",
    "low-mood": "Worried or low",
    "first-pain-age": "For the first time",
    "inflammatory": "Inflammatory disease",
    "chest-month": "Chest pain this month",
    "dizzy": "Dizzy or fainting",
    "heart": "Heart, or set limits",
    "heart-medicine": "Medicine for heart or blood pressure",
    "joint-problem": "Bones or joints",
    "pregnant": "Pregnancy or birth",
    "over-69": "Over 69",
    "recent-operation": "An operation",
    "spine-fracture": "A broken bone in the spine",
    "other-reason": "Another reason",
}


def _signs(urgency: Urgency, rows: _Rows, *, history: bool = False) -> tuple[Sign, ...]:
    return tuple(Sign(sign_id, urgency, text, history, sources, _SHORT[sign_id]) for sign_id, text, sources in rows)


SIGNS: Final[tuple[Sign, ...]] = (
    *_signs(Urgency.EMERGENCY, _EMERGENCY),
    *_signs(Urgency.SAME_DAY, _SAME_DAY),
    *_signs(Urgency.SAME_DAY, _SAME_DAY_HISTORY, history=True),
    *_signs(Urgency.PROFESSIONAL, _PROFESSIONAL),
    *_signs(Urgency.PROFESSIONAL, _PROFESSIONAL_HISTORY, history=True),
    *_signs(Urgency.ASK_FIRST, _ASK_FIRST),
    *_signs(Urgency.ASK_FIRST, _ASK_FIRST_HISTORY, history=True),
)
SIGN_BY_ID: Final[dict[str, Sign]] = {sign.id: sign for sign in SIGNS}
HISTORY_IDS: Final[frozenset[str]] = frozenset(sign.id for sign in SIGNS if sign.history)

_LEG_IDS: Final = (
    "both-legs",
    "leg-failing",
    "saddle-numb",
    "bladder-bowel",
    "one-leg",
    "hot-calf",
    "below-knee",
    "upright-legs",
    "calf-walking",
)
_PAIN_IDS: Final = (
    "bladder-bowel",
    "saddle-numb",
    "chest-pain",
    "serious-injury",
    "tearing-pain",
    "fever",
    "sudden-central",
    "never-eases",
    "night-pain",
    "severe-pain",
)


def leg_signs() -> tuple[Sign, ...]:
    """What to ask first when something in a leg is new or worse, the most urgent first."""
    return tuple(SIGN_BY_ID[sign_id] for sign_id in _LEG_IDS)


def pain_signs() -> tuple[Sign, ...]:
    """What to ask first when the pain is 7 or more, the most urgent first."""
    return tuple(SIGN_BY_ID[sign_id] for sign_id in _PAIN_IDS)
