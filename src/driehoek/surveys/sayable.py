"""Questions as somebody can read them aloud: of the library, and of what runs at a location (see texts/sayable.py)."""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils import translation

from driehoek.people.models import Location
from driehoek.shared.languages import LANGUAGES
from driehoek.surveys import phrases
from driehoek.surveys.library import library
from driehoek.surveys.models import Survey
from driehoek.surveys.questionnaires import Question, Questionnaire, Words, said
from driehoek.texts.sayable import Sayable

COMING = (Survey.State.DRAFT, Survey.State.OPEN)


def sayables(location: Location) -> Iterable[Sayable]:
    """The questions for parents and young people; now are those of surveys that run or are about to."""
    rows = Survey.objects.filter(location=location, state__in=COMING)
    running = [of_questionnaire(row.questionnaire, now=True) for row in rows]
    return chain(*(of_questionnaire(one) for one in library().values()), *running)


def of_questionnaire(one: Questionnaire, *, now: bool = False) -> Iterator[Sayable]:
    """Its first words, and each question with what there is to choose."""
    sides = [side for side in one.sides if side.who != "school"]
    if sides:
        yield Sayable(_first(one, sides[0].who), now)
    for side in sides:
        for question in side.questions:
            yield Sayable({code: spoken_words(question, code) for code in _whole(question)}, now)


def _first(one: Questionnaire, who: str) -> Words:
    return {code: first_words(one, who, code) for code in LANGUAGES if code in one.title and code in one.intro}


def first_words(one: Questionnaire, who: str, language: str) -> str:
    """How it is called, its first words, and what is promised to this side."""
    with translation.override(language):
        return f"{said(one.title, language)}\n{said(one.intro, language)}\n{phrases.to(who)['promise']}"


def _whole(question: Question) -> list[str]:
    """The languages in which the question and everything to choose stand."""
    parts = [question.words, *(one.words for one in (*question.rows, *question.options))]
    return [code for code in LANGUAGES if all(code in words for words in parts)]


def spoken_words(question: Question, language: str) -> str:
    """The question, then what there is to choose, each on a line."""
    return "\n".join([question.text(language), *(one.text(language) for one in (*question.rows, *question.options))])
