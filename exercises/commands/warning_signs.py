"""The questions about warning signs in the terminal, in the order and the words of the window."""

from collections.abc import Sequence
from typing import Final

from exercises.coach.red_flags import (
    SIGNS,
    Sign,
    Urgency,
    advice_for,
    known_history,
    leg_signs,
    lock_on,
    lock_sentence,
    pain_signs,
)
from exercises.commands import signs_text
from exercises.commands.asking import ask, ask_yes_or_no, someone_is_there, wrapped
from exercises.commands.context import Context
from exercises.commands.output import say, say_all, warn
from exercises.history.facts import Asked, Screening
from exercises.history.history import History
from exercises.session.record import Feelings
from exercises.settings import load_settings

# Pain from 0 to 10 that asks for the questions (content.md, section 5).
RED_FLAG_PAIN: Final = 7

_Group = tuple[str, str, tuple[Sign, ...]]


def ask_after(felt: Feelings, history: History, context: Context) -> None:
    """Ask where what was told calls for it: something new in a leg, or pain of 7 or more on the way or around it."""
    told = [pain for pain in (felt.pain_peak, felt.pain_before, felt.pain_after) if pain is not None]
    if felt.leg:
        look_at_signs(Asked.LEG, history, context)
    elif max(told, default=0) >= RED_FLAG_PAIN:
        look_at_signs(Asked.PAIN, history, context)


def look_at_signs(asked: Asked, history: History, context: Context) -> None:
    """Ask, keep the answer, and say what to do about it; without a terminal it is only said that it should be done."""
    facts, today = history.facts(), context.clock.now().date()
    number = load_settings(context.data.settings)[0].emergency_number
    lock = lock_on(facts, today)
    if not someone_is_there():
        warn(lock_sentence(lock, number) if lock is not None else signs_text.not_asked(asked))
        return
    say()
    if lock is not None:
        say_all([*wrapped(lock_sentence(lock, number)), *wrapped(signs_text.how_to_open())])
        return
    known = known_history(facts, today)
    told = _ask_until_right(asked, known)
    if told is None:
        say_all(wrapped(signs_text.not_now()))
        return
    holds = {*told, *known}
    history.note(Screening(asked, tuple(sign.id for sign in SIGNS if sign.id in holds)))
    _say_advice(told, number)


def _ask_until_right(asked: Asked, known: Sequence[str]) -> tuple[str, ...] | None:
    """The signs (ids) that are new; None where the questions are left for later."""
    while True:
        found = _ask_all(asked, known)
        if not found:
            return None if found is None else ()
        say_all(wrapped(signs_text.listed_short([sign.short for sign in found])))
        # Who goes away without an answer has told of a sign all the same.
        if ask_yes_or_no(signs_text.IS_IT_RIGHT, signs_text.YES_OR_NO, otherwise=True):
            return tuple(sign.id for sign in found)


def _ask_all(asked: Asked, known: Sequence[str]) -> list[Sign] | None:
    say(signs_text.title(asked))
    say_all(wrapped(signs_text.TRUE_FOR_YOU if asked is Asked.BUTTON else signs_text.ONLY_NEW))
    found: list[Sign] = []
    for heading, words, signs in _groups(asked, known):
        say()
        say_all(wrapped(heading))
        if words:
            say_all(wrapped(words))
        for number, sign in enumerate(signs, 1):
            say_all(wrapped(sign.text, f"{number:>4}  "))
        chosen = _ask_numbers(signs)
        if chosen is None:
            return found or None
        found += chosen
        if any(sign.urgency is Urgency.EMERGENCY for sign in chosen):
            break  # time matters: what to do comes before more questions
    return found


def _groups(asked: Asked, known: Sequence[str]) -> list[_Group]:
    """What is asked, in pieces that a screen can hold."""
    first = {Asked.LEG: leg_signs(), Asked.PAIN: pain_signs()}.get(asked, ())
    groups: list[_Group] = [(signs_text.first_heading(asked), "", first)]
    for urgency in Urgency:
        rest = tuple(s for s in SIGNS if s.urgency is urgency and not s.history and s not in first)
        groups.append((signs_text.group(urgency), "", rest))
    if asked is Asked.BUTTON:
        health = tuple(sign for sign in SIGNS if sign.history and sign.id not in known)
        groups.append((signs_text.HEALTH, signs_text.HEALTH_WORDS, health))
    return [each for each in groups if each[2]]


def _ask_numbers(signs: Sequence[Sign]) -> list[Sign] | None:
    """The signs whose numbers are typed; None for not now."""
    while True:
        answer = ask(signs_text.QUESTION)
        if not answer:
            return None
        words = answer.replace(",", " ").split()
        if words == ["0"]:
            return []
        numbers = {int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 4}
        if len(numbers) == len({*words}) and numbers <= set(range(1, len(signs) + 1)):
            return [signs[number - 1] for number in sorted(numbers)]
        say_all(wrapped(signs_text.NUMBERS_PLEASE))


def _say_advice(told: Sequence[str], number: str) -> None:
    advice = advice_for(told, number)
    if not advice:
        say(signs_text.NONE_OF_THESE)
        say_all(wrapped(signs_text.NO_EXAMINATION))
        return
    say()
    if advice[0].urgency is not Urgency.EMERGENCY:
        say(signs_text.THANK_YOU)
    for each in advice:
        say_all(wrapped(f"{each.lead} {each.text}"))
    if any(each.urgency in (Urgency.EMERGENCY, Urgency.SAME_DAY) for each in advice):
        say_all(wrapped(signs_text.waits()))
    say_all(wrapped(signs_text.NO_DIAGNOSIS))
