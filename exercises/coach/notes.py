"""Short notes on walking and backs, each with who says so; one a day fits beside what is due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Topic(StrEnum):
    """What a note is about."""

    WALKING = "walking"
    PACING = "pacing"
    MISSED = "missed"
    PAIN = "pain"
    FLARE = "flare"
    RELIEF = "relief"
    POSTURE = "posture"
    SHOES = "shoes"
    STRENGTH = "strength"
    SITTING = "sitting"
    MIND = "mind"


@dataclass(frozen=True, slots=True)
class Note:
    """One or two sentences, and their source by name."""

    topic: Topic
    text: str
    source: str


NOTES: Final[tuple[Note, ...]] = (
    Note(
        Topic.WALKING,
        "Among 701 people who had just recovered from back pain, those on a walking programme went about 208 days "
        "before it held them up again, the others 112. It was a trial of keeping pain away, not of treating it.",
        "WalkBack walking trial, The Lancet 2024",
    ),
    Note(
        Topic.WALKING,
        "246 people with lasting back pain tried a walking programme, an exercise class or physiotherapy. All three "
        "helped about equally, and the walkers kept it up better.",
        "SWIFT trial, Pain 2015",
    ),
    Note(
        Topic.WALKING,
        "In a small trial with weekly step goals, people with lasting back pain walked 2,776 steps a day more after "
        "eight weeks, and their backs limited them less.",
        "Pedometer walking pilot (PMC 4895187)",
    ),
    Note(
        Topic.WALKING,
        "For lasting back pain walking does about as much good as other exercise. So choose what you like to do.",
        "Review of walking for back pain, BMC Musculoskeletal Disorders 2022",
    ),
    Note(
        Topic.WALKING,
        "Walking works your feet, legs, hips and trunk all at once.",
        "Can walking help with lower back pain? (article)",
    ),
    Note(
        Topic.WALKING,
        "Discs have no blood supply of their own: they are thought to be fed by movement, and walking is movement.",
        "Can walking help with lower back pain? (article)",
    ),
    Note(
        Topic.WALKING,
        "Two trials of walking for backs had the same goal: half an hour on five days a week, reached step by step.",
        "WalkBack, The Lancet 2024; SWIFT, Pain 2015",
    ),
    Note(
        Topic.WALKING,
        "Ten brisk minutes a day are worth having. More tens can come later.",
        "Active 10, Public Health England",
    ),
    Note(
        Topic.WALKING,
        "If you can talk in sentences but could not sing, your walk is moderate: just right for the brisk part.",
        "Talk test (PMC 9618974)",
    ),
    Note(
        Topic.WALKING,
        "About 100 steps a minute is a moderate pace for many adults. Count a quarter of a minute and take it "
        "four times.",
        "Walking cadence study, Int. J. Behavioral Nutrition and Physical Activity 2019",
    ),
    Note(
        Topic.WALKING,
        "Flat, even ground is kinder at first, and grass or a track softer than tarmac. Long downhills ask more of "
        "the back.",
        "Can too much walking cause back pain? (article)",
    ),
    Note(
        Topic.WALKING,
        "A warm-up of six minutes or more, with a march on the spot to begin with, is what the NHS suggests.",
        "NHS, how to warm up",
    ),
    Note(
        Topic.PACING,
        "A good day is no reason to do more: walking the planned minutes, and no more, is what makes pacing work.",
        "Graded activity protocol, BMC Public Health 2007",
    ),
    Note(
        Topic.PACING,
        "Your first level is about four fifths of what you can walk, so that an ordinary day is enough for it.",
        "i-Engage, how to pace",
    ),
    Note(
        Topic.PACING,
        "A tiring week may be walked again: nobody has to finish a twelve-week plan in twelve weeks.",
        "NHLBI twelve-week walking programme",
    ),
    Note(
        Topic.PACING,
        "Ten percent more a week is a runners' habit rather than a law of nature. New runners who kept to it were "
        "hurt as often as those who went up faster.",
        "Trial with 532 new runners, as told by Miles to the Trials",
    ),
    Note(
        Topic.PACING,
        "Among 873 new runners the risk rose with jumps of more than 30 percent. Small steps are enough.",
        "Study of new runners, as told by The Endurance Runner",
    ),
    Note(
        Topic.PACING,
        "Short walks that you manage come first, longer ones later: that gives the body time to adapt.",
        "Can too much walking cause back pain? (article)",
    ),
    Note(
        Topic.MISSED,
        "Missed a week? Just start with the next one: nothing has to be made up for.",
        "PACE-UP walking trial, diary",
    ),
    Note(
        Topic.MISSED,
        "Life gets in the way of everybody: people in trials reached about seven tenths of their step goals.",
        "Pedometer walking pilot (PMC 4895187)",
    ),
    Note(
        Topic.PAIN,
        "Pain up to 3 of 10 while you move is taken as fine, up to 5 as acceptable when it settles. The bands come "
        "from knees and heels and are lent to backs.",
        "Pain monitoring model (Silbernagel)",
    ),
    Note(
        Topic.PAIN,
        "What you feel the next morning counts as much as what you feel on the way.",
        "Pain monitoring model (Silbernagel)",
    ),
    Note(
        Topic.PAIN,
        "Hurt is not always harm: some soreness for a day is normal.",
        "MECC, key messages on back pain",
    ),
    Note(
        Topic.PAIN,
        "One day up or down says little. A change of 2 points of 10 that stays is a real one.",
        "Ostelo and others, Spine 2008",
    ),
    Note(
        Topic.PAIN,
        "Muscles of back and legs can tire on a long walk and ache. Sitting or lying down usually eases it.",
        "Why does my lower back hurt after walking? (article)",
    ),
    Note(
        Topic.FLARE,
        "Take it easier for a day or two, but don't go to bed for long: small movements keep things going.",
        "NHS, back pain; South Tees Hospitals NHS",
    ),
    Note(
        Topic.FLARE,
        "More pain for twenty or thirty minutes after moving is not a flare-up yet. See how it is later.",
        "i-Engage, how to pace",
    ),
    Note(
        Topic.FLARE,
        "After a flare-up, half of what you walked before is a good beginning.",
        "South Tees Hospitals NHS, graded activity",
    ),
    Note(
        Topic.RELIEF,
        "Of warm and cold packs, warmth is the one with some evidence behind it.",
        "Healthwise, heat or ice for low back pain",
    ),
    Note(
        Topic.RELIEF,
        "Fifteen to twenty minutes are enough for a warm pack, wrapped in a cloth and never under you.",
        "Healthwise; NHS, back pain",
    ),
    Note(
        Topic.RELIEF,
        "Massage can go along with exercise; on its own it is not advised as a treatment.",
        "NICE guideline NG59, summary",
    ),
    Note(
        Topic.RELIEF,
        "Slow belly breathing may be done for ten minutes, three or four times a day.",
        "HealthLink BC, belly breathing",
    ),
    Note(
        Topic.RELIEF,
        "Lying with the calves on a chair takes load off the low back, clinics say. It has hardly been tested, so keep "
        "it if it eases yours.",
        "Dynamic Acupuncture, a pose for back pain",
    ),
    Note(
        Topic.RELIEF,
        "Questions about pain relief tablets are best put to a pharmacist, who can ask what else you take.",
        "Amble's own advice",
    ),
    Note(
        Topic.POSTURE,
        "Try eyes up, shoulders loose, arms swinging and steps a little shorter. Keep it if it eases your back.",
        "Can too much walking cause back pain? (article)",
    ),
    Note(
        Topic.POSTURE,
        "Carry a bag lightly, on both shoulders or on none.",
        "Can walking help with lower back pain? (article)",
    ),
    Note(
        Topic.SHOES,
        "Choose walking shoes by comfort and fit: flat, laced, with some cushioning.",
        "Can too much walking cause back pain? (article)",
    ),
    Note(
        Topic.SHOES,
        "Insoles, rocker soles and belts are not advised for low back pain. For a foot problem ask a podiatrist.",
        "NICE guideline NG59, summary",
    ),
    Note(
        Topic.SHOES,
        "Look your shoes over at about 500 km and replace them by 800 km. It is a rule of thumb, not a law.",
        "Decent Foot, when to replace walking shoes",
    ),
    Note(
        Topic.STRENGTH,
        "Bridge, bird-dog and plank train the muscles that hold your trunk while you walk.",
        "Can too much walking cause back pain? (article)",
    ),
    Note(
        Topic.STRENGTH,
        "Two or three strength days a week are enough, with a day between them.",
        "NHS Dynamic Health, low back pain",
    ),
    Note(
        Topic.STRENGTH,
        "The last two or three repetitions may feel hard. When they no longer do, it is time for the next step.",
        "NHS Dynamic Health, low back pain",
    ),
    Note(
        Topic.STRENGTH,
        "Exercise in a plan eases lasting back pain by a little to a moderate amount: worth having, and no miracle.",
        "Review of exercise for back pain (PMC 10684665)",
    ),
    Note(
        Topic.SITTING,
        "In a small trial, office workers moved for three minutes every half hour. Their blood sugar was a little "
        "better for it.",
        "Movement breaks trial, American Journal of Physiology 2021",
    ),
    Note(
        Topic.SITTING,
        "Stand up, march, turn, sit down again: a movement snack counts.",
        "Can too much walking cause back pain? (article)",
    ),
    Note(
        Topic.MIND,
        "A back that hurts for long can bring the mood down, and then one moves less and hurts more. Tell a doctor "
        "about both.",
        "South Tees Hospitals NHS, Back to Health",
    ),
    Note(
        Topic.MIND,
        "Every back is different, and so is every day. Change whatever does not suit you.",
        "Uncovering the mystery: back pain when walking (article)",
    ),
)


def note_for(topic: Topic | None, day: date) -> Note:
    """Give the day's note on a topic, or of all topics for None; the next day brings the next one."""
    fitting = [note for note in NOTES if topic is None or note.topic is topic]
    return fitting[day.toordinal() % len(fitting)]
