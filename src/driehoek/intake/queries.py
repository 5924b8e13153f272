"""Doors to intakes and what their pages read, each found through the person who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from driehoek.intake.form import LEARNING, form
from driehoek.intake.hearing import Heard, heard, in_words
from driehoek.intake.models import Answer, Intake, Sitting
from driehoek.intake.rules import FILL, SEE, about_children_of, in_reach, told_to
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Child, Enrolment, Family, Group, Guardian, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, found
from driehoek.people.rules import enrolments_in_reach, guardianship_is_open, today
from driehoek.shared.languages import DEFAULT

WHOLE = ("child__family", "location", "version")
TALENTS = ("wish", "talents", "talents_words", "take_part")


def intake_for(account: Account, pk: int, right: str = SEE) -> Intake:
    """Return one intake, or raise Http404."""
    return found(Intake.objects.filter(in_reach(account, right)).select_related(*WHOLE), pk=pk)


def intake_of(guardian: Guardian, pk: int) -> Intake:
    """Return an intake of a child of this guardian, or raise Http404."""
    return found(Intake.objects.filter(about_children_of(guardian)).select_related(*WHOLE), pk=pk)


def place_for(account: Account, code: str, child: int, right: str = SEE) -> Enrolment:
    """Return a place of a child at this location today, within reach; Http404 when there is none."""
    rows = enrolments_in_reach(account, right).filter(child=child, group__location__code=code)
    first = rows.order_by("pk").values("pk")[:1]
    return found(rows.select_related("child__family__organisation", "group__location"), pk__in=first)


def may_fill(by: Account | Guardian, child: Child, location: Location) -> bool:
    """Whether somebody may fill in about this child at this location today."""
    if isinstance(by, Account):
        return enrolments_in_reach(by, FILL).filter(child=child, group__location=location).exists()
    here = Enrolment.objects.filter(on_day(today()), child=child, group__location=location)
    return children_of(by).filter(pk=child.pk).exists() and here.exists()


def guardians_at_table(child: Child) -> QuerySet[Guardian]:
    """The guardians with whom it can be filled in: who may be informed about the child today."""
    ties = Guardianship.objects.filter(guardianship_is_open(), child=child)
    return Guardian.objects.filter(pk__in=ties.values("guardian"))


def intakes_about(child: Child, location: Location) -> list[Intake]:
    """Everything of a child at a location, oldest first."""
    rows = Intake.objects.filter(child=child, location=location).select_related(*WHOLE)
    sittings = Prefetch("sittings", Sitting.objects.select_related("guardian", "account"))
    return list(rows.prefetch_related(sittings, Prefetch("answers", Answer.objects.select_related("guardian"))))


def answers_for(intake: Intake, guardian: Guardian) -> dict[str, Any]:
    """Question -> answer, as far as this guardian may see them: about the child, and their own."""
    return dict(intake.answers.filter(told_to(guardian)).values_list("question", "value"))


@dataclass(frozen=True)
class Row:
    """A child in a group, with its intake when it has begun."""

    child: Child
    group: Group
    intake: Intake | None


def places_at(account: Account, location: Location, group: int | None = None) -> QuerySet[Enrolment]:
    """Children of the groups within reach at a location: without a finished intake first."""
    rows = enrolments_in_reach(account, SEE).filter(group__location=location)
    if group:
        rows = rows.filter(group=group)
    done = Intake.objects.filter(child=OuterRef("child"), location=location, kind="start", finished_at__isnull=False)
    rows = rows.annotate(done=Exists(done)).select_related("child", "group")
    return rows.order_by("done", "group__name", "child__family_name", "child__given_name", "pk")


def rows_of(places: Iterable[Enrolment], location: Location) -> list[Row]:
    """These children with their intakes; one query."""
    listed = list(places)
    kept = Intake.objects.filter(child__in=[one.child_id for one in listed], location=location, kind="start")
    intakes = {one.child_id: one for one in kept}
    return [Row(one.child, one.group, intakes.get(one.child_id)) for one in listed]


@dataclass(frozen=True)
class Own:
    """A child of a guardian at a location, and what is open or done there."""

    child: Child
    location: Location
    intakes: list[Intake]


def own_intakes(guardian: Guardian) -> list[Own]:
    """The children of a guardian, each at every location where it is today."""
    places = Enrolment.objects.filter(on_day(today()), child__in=children_of(guardian).values("pk"))
    listed = {(one.child_id, one.group.location_id): one for one in places.select_related("child", "group__location")}
    kept = Intake.objects.filter(about_children_of(guardian)).select_related("version", "location")
    of: dict[tuple[int, int], list[Intake]] = {}
    for intake in kept:
        of.setdefault((intake.child_id, intake.location_id), []).append(intake)
    return [Own(one.child, one.group.location, of.get(key, [])) for key, one in listed.items()]


def promises_about(child: Child, location: Location) -> QuerySet[Promise]:
    """What was promised because this child had no intake at this location."""
    return Promise.objects.filter(Q(about_kind="intake", about_id=child.pk), location=location)


def lines_for(account: Account, family: Family) -> list[Row]:
    """The children of a family within reach, with their intakes, for the family page."""
    places = enrolments_in_reach(account, SEE).filter(child__family=family).select_related("child", "group__location")
    kept = Intake.objects.filter(child__family=family, kind=Intake.Kind.START)
    intakes = {(one.child_id, one.location_id): one for one in kept}
    return [Row(one.child, one.group, intakes.get((one.child_id, one.group.location_id))) for one in places]


def own_answers(locations: Iterable[Location], families: Iterable[int]) -> dict[str, list[tuple[int, Any]]]:
    """Question -> what each guardian of these families told of their own: family and answer; to count, not to show."""
    rows = Answer.objects.filter(guardian__isnull=False, intake__location__in=locations)
    told = rows.filter(intake__child__family__in=families).order_by("at", "pk")
    latest: dict[str, dict[int, tuple[int, Any]]] = {}
    for question, guardian, *pair in told.values_list("question", "guardian", "intake__child__family", "value"):
        latest.setdefault(question, {})[guardian] = (pair[0], pair[1])
    return {question: list(each.values()) for question, each in latest.items()}


def talents_told(who: Guardian | Child) -> dict[str, str]:
    """What was told about wishes and talents, by question (`TALENTS`), in the Dutch of the form.

    Of a guardian what they told of their own, of a child what is shared about it; the last time counts. One query.
    Whoever shows it asks first who may see this person.
    """
    own = {"guardian": who} if isinstance(who, Guardian) else {"guardian": None, "intake__child": who}
    rows = Answer.objects.filter(**own, question__in=TALENTS).select_related("intake__version").order_by("at", "pk")
    return {row.question: in_words(row.intake.form.questions[row.question], row.value, DEFAULT) for row in rows}


def told_along(child: Child, location: Location, guardians: Iterable[Guardian]) -> list[Heard]:
    """What a finished intake told, in Dutch, to go along elsewhere: about the child, and these guardians' own answers.

    Learning at home stays: it is asked to help, and counted for groups alone.
    """
    rows = Intake.objects.filter(child=child, location=location, kind=Intake.Kind.START, finished_at__isnull=False)
    intake = rows.select_related(*WHOLE).first()
    if intake is None:
        return []
    whose = Q(guardian=None) | Q(guardian__in=list(guardians))
    answers = intake.answers.filter(whose).exclude(question__in=[one.key for one in form().section(LEARNING).questions])
    return heard(intake, answers.select_related("guardian"), DEFAULT)
