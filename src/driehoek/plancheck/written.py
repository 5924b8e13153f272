"""What a location wrote down of its plan, as rows to be counted."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.councils.queries.overview import late_requests
from driehoek.indicators.scope import Scope
from driehoek.people.models import Location, SchoolYear
from driehoek.people.rules import today
from driehoek.policy.models import (
    Consultation,
    Endorsement,
    Expectations,
    HomeSchoolAgreement,
    NeighbourAgreement,
    Reaction,
    TeamSession,
    Vision,
    YearClosing,
)
from driehoek.population.models import ParentAnalysis
from driehoek.scan.models import ScanAnswer

# What is read of the version of the vision that holds.
VISION = {
    "vision": "pk",
    "vision_written_at": "written_at",
    "vision_adopted_on": "adopted_on",
    "vision_published_at": "published_at",
}


def holding(location: Location) -> QuerySet[Vision]:
    """The versions of the vision, the one that holds first: the newest that was adopted, else the newest."""
    return location.visions.annotate(held=Q(adopted_on__isnull=False)).order_by("-held", "-version")


def endorsed(location: Location) -> QuerySet[Endorsement]:
    """Who stands behind the vision that holds."""
    return Endorsement.objects.filter(vision=holding(location).values("pk")[:1], taken_back_at=None)


def policy_rows(scope: Scope) -> dict[str, QuerySet[Any]]:
    """Name of a count -> its rows."""
    here = {"location": scope.location, "school_year": scope.year}
    neighbours = NeighbourAgreement.objects.filter(location=scope.location, ended_on=None)
    return {
        **_talked_over(here), **_years(scope),
        "scan_answers": ScanAnswer.objects.filter(scan__location=scope.location, scan__school_year=scope.year),
        "analyses": ParentAnalysis.objects.filter(**here),
        "team_sessions": TeamSession.objects.filter(**here, cancelled_at=None),
        "neighbours": neighbours,
        "neighbours_due": neighbours.filter(evaluate_on__lt=today()),
        "council_late": late_requests().filter(council__location=scope.location),
    }  # fmt: skip


def _talked_over(here: dict[str, Any]) -> dict[str, QuerySet[Any]]:
    """Rounds about the plan, what was said in them, and what was told of expectations."""
    consulted, expected = Consultation.objects.filter(**here), Expectations.objects.filter(**here)
    reactions = Reaction.objects.filter(consultation__in=consulted.order_by().values("pk"))
    return {
        "consultations": consulted,
        "heard": consulted.filter(team_on__lte=today(), parents_on__lte=today()),
        "adopted": consulted.filter(adopted_on__isnull=False),
        "reactions_of_parents": reactions.filter(source__in=(Reaction.Source.PARENTS, Reaction.Source.COUNCIL)),
        "reactions_unanswered": reactions.filter(answer=Reaction.Answer.NONE),
        "expectations": expected,
        "told": HomeSchoolAgreement.objects.filter(expectations__in=expected.order_by().values("pk")),
    }


def _years(scope: Scope) -> dict[str, QuerySet[Any]]:
    """How this year was closed, and earlier ones with goals that were not."""
    goals = scope.location.goals.filter(archived_at=None).order_by()
    earlier = SchoolYear.objects.filter(end__lt=scope.year.start, pk__in=goals.values("school_year"))
    closed = YearClosing.objects.filter(location=scope.location, undone_at=None)
    return {
        "closed": closed.filter(school_year=scope.year),
        "years_open": earlier.filter(~Exists(closed.filter(school_year=OuterRef("pk")))),
    }
