"""Who sees a suggestion for at home, who may choose or add one, and when a family counts as having done it. A leaf."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.home.library import activities
from driehoek.home.models import Joining, Reply, Suggestion
from driehoek.people.models import Account, Enrolment, Group, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, groups_for
from driehoek.people.rules import holds_whole, today

CHOOSE, HELP, TOTALS, ADD = "send_messages", "keep_promises", "see_totals", "set_goals"
YOUNGEST_GRADES = frozenset({"0", "1", "2"})  # EDEXML: the years before reading is taught
KINDS = Location.Kind


def week_of(day: date | None = None) -> date:
    """The Monday of the week of this day, by default of today."""
    chosen = day or today()
    return chosen - timedelta(days=chosen.weekday())


def ages_of(group: Group) -> str:
    """For which ages a group gets activities: by the kind of its location, in a primary school also by its year."""
    ages = ages_at(group.location)
    return ages[0] if group.grade in YOUNGEST_GRADES else ages[-1]


def may_add(account: Account, location: Location) -> bool:
    """Whether this account adds to what can be chosen at this location: who sets the goals of the whole of it."""
    return holds_whole(account, ADD, location)


def known() -> Q:
    """Match suggestions of what is still in the library, or was added by the school."""
    return Q(own__isnull=False) | Q(activity__in=activities())


def ages_at(location: Location) -> list[str]:
    """For which ages the groups of a location get activities."""
    young = {KINDS.PRESCHOOL: ["2-6"], KINDS.DAYCARE: ["2-6"], KINDS.PRIMARY: ["2-6", "6-12"]}
    return young.get(KINDS(location.kind), ["12+"])


def in_reach(account: Account, right: str) -> Q:
    """Match suggestions or programmes of groups in which this account holds a right."""
    return Q(group__in=groups_for(account, right).order_by().values("pk"))


def about_children_of(guardian: Guardian) -> Q:
    """Match the suggestions of this week and before for children whom this guardian may be informed about.

    For the whole group, for the own child, or of a programme that the child joined.
    """
    children = children_of(guardian).values("pk")
    places = Enrolment.objects.filter(on_day(today()), child__in=children, group=OuterRef("group"))
    own = Q(child=None) | Q(child__in=children)
    joined = Joining.objects.filter(programme=OuterRef("programme"), child__in=children, left_at=None)
    open_to = Q(programme=None) | Q(programme__joined_only=False) | Q(Exists(joined))
    return own & open_to & Q(Exists(places), withdrawn_at=None, week__lte=week_of())


def joinable_by(guardian: Guardian) -> Q:
    """Match programmes that go on and that a family may join or leave, of groups of this guardian's children."""
    children = children_of(guardian).values("pk")
    places = Enrolment.objects.filter(on_day(today()), child__in=children, group=OuterRef("group"))
    still = Suggestion.objects.filter(programme=OuterRef("pk"), week__gte=week_of(), withdrawn_at=None)
    return Q(Exists(places), Exists(still), joined_only=True, ended_at=None)


def done() -> Q:
    """Match replies that say an activity was done.

    A parent said so; or the child gave a face and the parent said nothing else (S3: as parents and children tell).
    """
    return Q(said__in=(Reply.Said.DID, Reply.Said.LIKED)) | (Q(said="") & ~Q(smiley=""))


def for_families(suggestion: Suggestion) -> QuerySet[Enrolment]:
    """The enrolments of today for whom a suggestion is there."""
    rows = Enrolment.objects.filter(on_day(today()), group=suggestion.group_id)
    if suggestion.child_id:
        return rows.filter(child=suggestion.child_id)
    if suggestion.programme and suggestion.programme.joined_only:
        joined = Joining.objects.filter(programme=suggestion.programme_id, left_at=None)
        return rows.filter(child__in=joined.values("child"))
    return rows
