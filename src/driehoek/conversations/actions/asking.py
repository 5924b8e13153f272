"""Ask the families of a round for their wishes, each guardian personally, each once."""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations.actions import telling
from driehoek.conversations.actions.rounds import open_for_planner
from driehoek.conversations.models import Party, Round, Wish
from driehoek.conversations.queries.asking import Circle, HomeKey, circles, home_of, hosts_for_all, language_of
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.rules import today

State = Round.State


@dataclass(frozen=True)
class Asked:
    """How many families were asked now, and how many wishes of the school stand for all families together."""

    families: int
    wishes: int


@transaction.atomic
def ask_families(*, round_: Round, by: Account) -> Asked:
    """Ask everybody who may be informed and was not asked yet; doing it again reaches only newcomers.

    Guardians of one family at different addresses become parties apart. The talks that the school must have are wished
    for them. Raises PermissionDenied when the round is not theirs to plan, ValidationError when something lacks.
    """
    round_ = open_for_planner(round_, by)
    check_ready(round_)
    new = _parties(round_, circles(round_))
    wishes = _required_wishes(round_)
    if round_.state == State.DRAFT:
        round_.state, round_.asked_at = State.ASKING, timezone.now()
        round_.save(update_fields=["state", "asked_at"])
    telling.ask(parties=new, by=by)
    families = len({party.family_id for party in new})
    record("families_asked", by=by, subject=round_, location=round_.location, families=families)
    return Asked(families, wishes)


def check_ready(round_: Round) -> None:
    """Raise ValidationError naming what lacks before families can be asked."""
    if round_.state not in (State.DRAFT, State.ASKING):
        raise ValidationError(
            _("The plan is being made. Families cannot be asked any more; note their wishes yourself.")
        )
    if not round_.days.all():
        raise ValidationError(_("Say on at least one day when the talks are."))
    if not round_.hosts.exists():
        raise ValidationError(_("Choose first with which colleagues families can talk."))
    if round_.wishes_until < today():
        raise ValidationError(_("The last day for wishes is over. Choose a later one first."))


def _parties(round_: Round, found: dict[HomeKey, Circle]) -> list[Party]:
    """Make the parties that lack; who moved in with somebody who was asked joins them. Returns those with newcomers."""
    known = _homes(round_)
    asked = {one.pk for party in known.values() for one in party.guardians.all()}
    lacking = {key: circle for key, circle in found.items() if not asked >= set(circle.guardians)}
    made = {key: _party(round_, circle) for key, circle in lacking.items() if key not in known}
    Party.objects.bulk_create(made.values())
    party_of = known | made
    member = Party.guardians.through
    rows = [
        member(party=party_of[key], guardian=one) for key, circle in lacking.items() for one in circle.newcomers(asked)
    ]
    member.objects.bulk_create(rows)
    _mark_apart(round_)
    return list(Party.objects.filter(pk__in=[party_of[key].pk for key in lacking]).order_by("pk"))


def _homes(round_: Round) -> dict[HomeKey, Party]:
    """(Family, home) -> the party that was asked there."""
    rows = Party.objects.filter(round=round_, voices=None).prefetch_related("guardians")
    return {home_of(party.family_id, one): party for party in rows for one in party.guardians.all()}


def _party(round_: Round, circle: Circle) -> Party:
    wanted, now = circle.interpreter, timezone.now()
    return Party(
        round=round_, family_id=circle.family_id, asked_at=now,
        interprets=Party.Interprets.SCHOOL if wanted else Party.Interprets.NOBODY,
        language=language_of(wanted) if wanted else "",
    )  # fmt: skip


def _mark_apart(round_: Round) -> None:
    counted = Counter(Party.objects.filter(round=round_, voices=None).values_list("family", flat=True))
    apart = [family for family, number in counted.items() if number > 1]
    Party.objects.filter(round=round_, voices=None, family__in=apart).update(apart=True)


def _required_wishes(round_: Round) -> int:
    """Wish for every party the talks that the school must have; returns how many stand now."""
    hosts, children = hosts_for_all(round_), _children(circles(round_))
    parties = Party.objects.filter(round=round_, declined_at=None, joined=None).prefetch_related("guardians")
    wishes = [
        Wish(party=party, child_id=child, host=host, priority=1, required=True)
        for party in parties.order_by("pk")
        for one in party.guardians.all()
        for child, group in children.get((party.family_id, one.pk), {}).items()
        for host in hosts.get(group, [])
    ]
    Wish.objects.bulk_create(wishes, ignore_conflicts=True)
    return Wish.objects.filter(party__round=round_, required=True).count()


def _children(found: dict[HomeKey, Circle]) -> dict[tuple[int, int], dict[int, int]]:
    """(Family, guardian) -> child -> group, of the children of whom they may hear."""
    return {
        (family, pk): {child: group.pk for child, (_child, group) in circle.children.items()}
        for (family, _home), circle in found.items()
        for pk in circle.guardians
    }
