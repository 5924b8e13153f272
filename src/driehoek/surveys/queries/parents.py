"""What a guardian finds of surveys on their own pages, and what everybody may read of a school."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q
from django.http import Http404

from driehoek.people.models import Guardian
from driehoek.people.rules import today
from driehoek.surveys.models import PanelMember, SaidDone, Survey
from driehoek.surveys.queries.doors import asked_of_guardian
from driehoek.surveys.rules import to_answer
from driehoek.texts.queries import Shown, shown

FRESH = timedelta(days=30)
MOST_POINTS, MOST_SURVEYS = 20, 5


@dataclass(frozen=True)
class ForYou:
    """A survey on a guardian's first page: to answer, or with what the school does with the answers."""

    survey: Survey
    done: bool


def for_you(guardian: Guardian) -> list[ForYou]:
    """What waits for an answer of this guardian, and what was told in the last weeks; one query."""
    fresh = Q(survey__told_on__gte=today() - FRESH)
    waiting = Q(answered=False, survey__in=Survey.objects.filter(to_answer()).values("pk"))
    rows = asked_of_guardian(guardian).filter(fresh | waiting).order_by("survey__end", "pk")
    return [ForYou(row.survey, done=bool(row.survey.told_on)) for row in rows]


def said_done(surveys: Iterable[Survey], language: str) -> list[Shown]:
    """What was heard (title) and what is done with it (body), of surveys of which parents were told."""
    rows = SaidDone.objects.filter(survey__in=[one.pk for one in surveys if one.told_on]).select_related("text")
    texts = [row.text for row in rows.order_by("-survey__told_on", "pk")[:MOST_POINTS]]
    read = shown(texts, language)
    return [read[text.pk] for text in texts]


def told_surveys(code: str) -> list[Survey]:
    """The newest surveys of a location of which everybody may read what was done with them; Http404 without any."""
    rows = Survey.objects.filter(location__code=code).exclude(told_on=None).select_related("location")
    if not rows:
        raise Http404
    return list(rows.order_by("-told_on", "-pk")[:MOST_SURVEYS])


def is_member(guardian: Guardian) -> bool:
    """Whether this guardian is in the parent panel."""
    return PanelMember.objects.filter(guardian=guardian, stopped_on=None).exists()
