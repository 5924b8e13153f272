"""How far words of the school came with a family: known, handed over, confirmed, opened, understood (row I4)."""

from django.db.models import Exists, OuterRef, Q

from driehoek.activities.models import Invitation
from driehoek.indicators.counting import Rows, mark
from driehoek.indicators.scope import Scope
from driehoek.messages.models import Delivery, PushSubscription, Receipt
from driehoek.messages.queries import FAR

READ = Q(opened_at__isnull=False) | Q(heard_at__isnull=False) | Q(explain_asked_at__isnull=False)
UNDERSTOOD = Q(understood_at__isnull=False) | Q(answered_at__isnull=False)


@mark("family", "known")
def known(scope: Scope) -> Rows:
    """Of at least one guardian who may be informed an address, a number or a phone with notices is known."""
    tie = {"child__guardianships__information": "full"}
    guardian = "child__guardianships__guardian"
    pushed = PushSubscription.objects.filter(guardian=OuterRef(guardian), gone_at=None)
    reachable = (
        ~Q(**{f"{guardian}__email": ""})
        | ~Q(**{f"{guardian}__phone": ""})
        | (~Q(**{f"{guardian}__household__street": ""}) & ~Q(**{f"{guardian}__household__city": ""})
           & Q(**{f"{guardian}__household__isnull": False}))
        | Q(Exists(pushed))
    )  # fmt: skip
    return scope.enrolments().filter(reachable, **tie).values_list("group__location", "child__family")


def _sent(scope: Scope, *states: str) -> Rows:
    rows = Delivery.objects.filter(scope.during("location", "created_at")).annotate(far=FAR)
    return rows.filter(far__in=states).values_list("location", "family")


@mark("family", "handed_over")
def handed_over(scope: Scope) -> Rows:
    """The other side took a message or invitation."""
    return _sent(scope, Delivery.State.HANDED_OVER)


@mark("family", "confirmed")
def confirmed(scope: Scope) -> Rows:
    """A channel said that it arrived."""
    return _sent(scope, Delivery.State.CONFIRMED)


def _receipts(scope: Scope, which: Q) -> Rows:
    rows = Receipt.objects.filter(scope.during("message__location", "created_at"), which)
    return rows.values_list("message__location", "family")


def _invitations(scope: Scope, which: Q) -> Rows:
    there = Q(activity__location__in=scope.locations, activity__school_year__in=scope.years)
    return Invitation.objects.filter(there, which).values_list("activity__location", "family")


@mark("family", "opened")
def opened(scope: Scope) -> Rows:
    """A guardian opened or heard a message."""
    return _receipts(scope, READ)


@mark("family", "opened")
def saw(scope: Scope) -> Rows:
    """A guardian saw an invitation."""
    return _invitations(scope, Q(seen_at__isnull=False))


@mark("family", "understood")
def understood(scope: Scope) -> Rows:
    """A guardian said that a message was understood, or answered it."""
    return _receipts(scope, UNDERSTOOD)


@mark("family", "understood")
def replied(scope: Scope) -> Rows:
    """A guardian answered an invitation."""
    return _invitations(scope, Q(answered_at__isnull=False))
