"""What was told, in words: for who told it, with the language of a colleague beside it, and for colleagues."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html_join

from driehoek.intake.adapted import spoken
from driehoek.intake.beside import in_both
from driehoek.intake.form import Question, Section, Words, said
from driehoek.intake.models import Answer, Intake
from driehoek.people.models import Guardian


@dataclass(frozen=True)
class Told:
    """An answer in words; `guardian` is whose own it is, None when it is about the child."""

    question: str
    words: str
    guardian: Guardian | None


@dataclass(frozen=True)
class Heard:
    """What was told in one section."""

    title: str
    answers: list[Told]


def heard(intake: Intake, answers: Iterable[Answer], code: str, beside: str = "") -> list[Heard]:
    """The answers in the language `code`, and small in `beside`, by section; one without answers is left out."""
    by_key: dict[str, list[Answer]] = {}
    for one in answers:
        by_key.setdefault(one.question, []).append(one)
    made = [_section(section, by_key, code, beside) for section in spoken(intake.sections)]
    return [one for one in made if one.answers]


def _section(section: Section, answers: dict[str, list[Answer]], code: str, beside: str) -> Heard:
    told = [
        Told(_words(question.words, code, beside), in_words(question, one.value, code, beside), one.guardian)
        for question in section.questions for one in answers.get(question.key, ())
    ]  # fmt: skip
    return Heard(_words(section.words, code, beside), told)


def _words(words: Words, code: str, beside: str) -> str:
    return in_both(words, code, beside) if beside else said(words, code)


def in_words(question: Question, value: Any, code: str, beside: str = "") -> str:
    """An answer as somebody reads it; what was told in own words stays as it was."""
    options = {one.key: _words(one.words, code, beside) for one in question.options}
    chosen = [options.get(one, str(one)) for one in (value if isinstance(value, list) else [value])]
    return format_html_join(", ", "{}", ((one,) for one in chosen)) if beside else ", ".join(chosen)
