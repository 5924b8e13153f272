"""Whom a survey asks: guardians of its groups who may be informed, its students who log in, and the team."""

from collections import Counter
from datetime import timedelta
from random import SystemRandom

from django.db.models import QuerySet

from driehoek.people.models import Account, Enrolment, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import guardianship_is_open, today
from driehoek.policy.queries import colleagues_at
from driehoek.surveys.models import Asked, PanelMember, Survey
from driehoek.surveys.panel import draw, rest_days


def to_ask(survey: Survey) -> list[Asked]:
    """Everybody this survey would ask now, not kept yet: each guardian once, also with children in two groups."""
    by_side = {"parents": _guardians, "pupils": _students, "school": _team}
    return [one for side in survey.questionnaire.sides for one in by_side[side.who](survey)]


def _enrolled(survey: Survey) -> QuerySet[Enrolment]:
    return Enrolment.objects.filter(on_day(today()), group__in=survey.groups.values("pk")).order_by("group", "pk")


def _guardians(survey: Survey) -> list[Asked]:
    everybody = _informed(survey)
    return everybody if survey.drawn is None else _of_the_panel(everybody, survey.drawn)


def _of_the_panel(everybody: list[Asked], number: int) -> list[Asked]:
    """Draw members who were not asked lately, so that they look like everybody who could be asked."""
    strata = {one.guardian_id: (one.language, one.group_id or 0) for one in everybody}
    free = panel_members().filter(guardian__in=strata).values_list("guardian", flat=True)
    drawn = set(draw(Counter(strata.values()), {pk: strata[pk] for pk in free}, number, SystemRandom()))
    return [one for one in everybody if one.guardian_id in drawn]


def panel_at(location: Location) -> int:
    """How many members of the panel with a child at a location may be asked today."""
    here = Enrolment.objects.filter(on_day(today()), group__location=location).values("child")
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=here)
    return panel_members().filter(guardian__in=ties.values("guardian")).count()


def panel_members() -> QuerySet[PanelMember]:
    """Members of the panel who may be asked today."""
    lately = Asked.objects.filter(survey__start__gt=today() - timedelta(days=rest_days()), guardian__isnull=False)
    rows = PanelMember.objects.filter(stopped_on=None)
    return rows.exclude(guardian__in=lately.exclude(survey__state=Survey.State.DRAFT).values("guardian"))


def _informed(survey: Survey) -> list[Asked]:
    group_of = {row.child_id: row.group_id for row in _enrolled(survey)}
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=group_of).select_related("guardian")
    first = {tie.guardian_id: tie for tie in ties.order_by("-pk")}
    return [
        Asked(
            survey=survey, side="parents", guardian=tie.guardian, child_id=tie.child_id,
            group_id=group_of[tie.child_id], language=tie.guardian.language_read,
        )
        for tie in sorted(first.values(), key=lambda tie: tie.guardian_id)
    ]  # fmt: skip


def _students(survey: Survey) -> list[Asked]:
    rows = _enrolled(survey).filter(child__account__is_active=True).select_related("child__account")
    first = {row.child_id: row for row in rows}
    return [
        Asked(survey=survey, side="pupils", account=row.child.account, group_id=row.group_id) for row in first.values()
    ]


def _team(survey: Survey) -> list[Asked]:
    team: QuerySet[Account] = colleagues_at(survey.location)
    return [Asked(survey=survey, side="school", account=account) for account in team]
