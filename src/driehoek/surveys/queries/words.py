"""Doors to open answers, and how they are read without pointing at anybody."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.shared.languages import DEFAULT
from driehoek.shared.small import FEWEST
from driehoek.surveys.models import OpenAnswer, Survey
from driehoek.surveys.queries.doors import surveys_for
from driehoek.surveys.rules import ASK
from driehoek.texts.queries import Shown, shown


def open_answers_for(account: Account, survey: Survey) -> QuerySet[OpenAnswer]:
    """Open answers within reach; those that were put aside only for who may put them back."""
    rows = OpenAnswer.objects.filter(survey__in=surveys_for(account).filter(pk=survey.pk).values("pk"))
    return rows if surveys_for(account, ASK).filter(pk=survey.pk).exists() else rows.filter(hidden=False)


def open_answer_for(account: Account, pk: int) -> OpenAnswer:
    """Return one open answer that this account may tag or put aside, or raise Http404."""
    rows = OpenAnswer.objects.filter(survey__in=surveys_for(account, ASK).values("pk"))
    return found(rows.select_related("survey__location"), pk=pk)


def tags_of(rows: QuerySet[OpenAnswer]) -> list[tuple[str, int]]:
    """What the answers are about, the most first."""
    counted = rows.exclude(tag="").order_by().values_list("tag").annotate(number=Count("pk"))
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


@dataclass(frozen=True)
class Said:
    """An open answer as it is read; `read` is None while it waits for a translation that must come first.

    `discreet`: fewer than five wrote in this language, so neither the original nor its language is shown.
    """

    row: OpenAnswer
    read: Shown | None
    discreet: bool


def said_in(rows: Iterable[OpenAnswer], language: str) -> list[Said]:
    """Open answers of one survey in the language of who reads; a language itself must not point at somebody."""
    answers = list(rows)
    read, common = shown([row.text for row in answers], language), common_languages(answers)
    return [_said(row, read[row.text_id], common) for row in answers]


def _said(row: OpenAnswer, read: Shown, common: set[str]) -> Said:
    discreet = row.text.language not in common and row.text.language != DEFAULT
    return Said(row, None if discreet and read.language == row.text.language else read, discreet)


def common_languages(answers: Iterable[OpenAnswer]) -> set[str]:
    """Languages in which at least five open answers to the same question were written in this survey."""
    surveys = {row.survey_id for row in answers}
    rows = OpenAnswer.objects.filter(survey__in=surveys).values_list("side", "question", "text__language").order_by()
    counted = rows.annotate(number=Count("pk"))
    return {language for _side, _question, language, number in counted if number >= FEWEST}
