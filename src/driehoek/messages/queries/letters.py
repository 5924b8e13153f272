"""Letters on paper: what waits to be printed, and the piles that were printed, in the order of handing out."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from driehoek.messages.models import Delivery, PrintRun
from driehoek.messages.queries.calls import RIGHT, by_hand
from driehoek.messages.queries.deliveries import deliveries_for
from driehoek.messages.rules import informed
from driehoek.people.models import Account, Enrolment, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import found
from driehoek.people.rules import locations_in_reach, today, whole_locations_in_reach

State = Delivery.State
PRINTABLE = (State.QUEUED, State.HANDED_OVER, State.CONFIRMED)


def loose_letters(account: Account, location: Location) -> QuerySet[Delivery]:
    """Letters that wait to be printed and are in no pile yet."""
    return by_hand(account, location, Delivery.Channel.LETTER).filter(informed(), print_run=None)


def ended_letters(account: Account, location: Location) -> QuerySet[Delivery]:
    """Letters in no pile to guardians who may not be informed any more: nobody prints them."""
    return by_hand(account, location, Delivery.Channel.LETTER).filter(~informed(), print_run=None)


def runs_for(account: Account) -> QuerySet[PrintRun]:
    """Piles of letters: one's own, and all of a location where one may write to everybody; newest first."""
    here = Location.objects.filter(locations_in_reach(account, RIGHT)).values("pk")
    wholly = Location.objects.filter(whole_locations_in_reach(account, RIGHT)).values("pk")
    rows = PrintRun.objects.filter(Q(made_by=account.pk, location__in=here) | Q(location__in=wholly))
    return rows.select_related("location", "made_by")


def runs_at(account: Account, location: Location) -> QuerySet[PrintRun]:
    """The piles of a location, with how many letters each holds and how many of them were opened."""
    confirmed = Count("letters", filter=Q(letters__state=State.CONFIRMED))
    rows = runs_for(account).filter(location=location).annotate(number=Count("letters"), confirmed=confirmed)
    return rows.order_by("-made_at", "-pk")


def run_for(account: Account, pk: int) -> PrintRun:
    """Return one pile, or raise Http404."""
    return found(runs_for(account), pk=pk)


def letters_in(account: Account, run: PrintRun) -> QuerySet[Delivery]:
    """The letters of a pile that may be printed today, by group and child as they are handed out."""
    rows = _of(account, run).filter(informed(), state__in=PRINTABLE)
    return in_order(rows.select_related("guardian__household", "location"), run.location)


def ended_in(account: Account, run: PrintRun) -> QuerySet[Delivery]:
    """The letters of a pile that may not be printed any more, since the right to information ended."""
    return _of(account, run).filter(~informed())


def _of(account: Account, run: PrintRun) -> QuerySet[Delivery]:
    return deliveries_for(account, RIGHT).filter(print_run=run, channel=Delivery.Channel.LETTER)


def in_order(rows: QuerySet[Delivery], location: Location) -> QuerySet[Delivery]:
    """By group and given name of the child it is about, as they are handed out; both are there to be shown."""
    here = Enrolment.objects.filter(on_day(today()), child__family=OuterRef("family"), group__location=location)
    first = here.order_by("group__name", "child__given_name", "pk")
    return rows.annotate(
        group_name=Coalesce("receipt__group__name", Subquery(first.values("group__name")[:1])),
        child_name=Coalesce("receipt__child__given_name", Subquery(first.values("child__given_name")[:1])),
    ).order_by("group_name", "child_name", "guardian__family_name", "pk")
