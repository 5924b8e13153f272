"""A family that wants a talk and has no time for it is owed one: a promise of the colleague they want to talk with."""

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from driehoek.conversations.models import Party, Round, Talk, Wish
from driehoek.logbook.actions import FOLLOW_UP_DAYS, owner_of, working_days
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Child, Group, Guardian
from driehoek.people.models.base import on_day
from driehoek.people.queries import families_for
from driehoek.people.rules import today
from driehoek.shared.languages import DEFAULT

ABOUT_PARTY, ABOUT_TALK = "party", "talk"
LIVE = (Talk.State.PLANNED, Talk.State.HELD)


def owe_times(*, parties: QuerySet[Party]) -> None:
    """Promise a time to parties that got none at all, or not for a talk that the school must have."""
    served = Talk.objects.filter(party__in=parties.values("pk"), state__in=LIVE)
    wishes = Wish.objects.filter(party__in=parties.values("pk")).exclude(
        pk__in=served.exclude(wish=None).values("wish")
    )
    with_talk = set(served.values_list("party", flat=True))
    rows = wishes.select_related("party__round__location", "party__family", "child", "host__account")
    owed: dict[int, Wish] = {}
    for wish in rows.order_by("-required", "priority", "pk"):
        if wish.required or wish.party_id not in with_talk:
            owed.setdefault(wish.party_id, wish)
    for wish in owed.values():
        owe(party=wish.party, child=wish.child, host=wish.host.account, kind=ABOUT_PARTY, number=wish.party_id)


def owe(
    *, party: Party, child: Child, host: Account, kind: str, number: int, guardian: Guardian | None = None
) -> Promise:
    """Promise to find another moment, once for each cause (`kind` and `number`); one that was kept is opened again."""
    group = _group_of(child, party)
    with translation.override(DEFAULT):
        subject = _("Find a moment to talk about %(child)s with %(host)s") % {
            "child": child.full_name,
            "host": host.name,
        }
    guardian = guardian or party.guardians.order_by("pk").first()
    promise, made = Promise.objects.get_or_create(
        family=party.family, guardian=guardian, kind=Promise.Kind.NEW_APPOINTMENT, about_kind=kind, about_id=number,
        defaults={
            "location": party.round.location, "group": group, "owner": _keeper(party, host, group),
            "subject": subject[:200], "due": working_days(FOLLOW_UP_DAYS), "language": party.language,
        },
    )  # fmt: skip
    if not made and promise.state != Promise.State.OPEN:
        promise.state, promise.closed_at, promise.closed_by = Promise.State.OPEN, None, None
        promise.due = working_days(FOLLOW_UP_DAYS)
        promise.save()
    return promise


def no_longer_owed(*, kind: str, number: int) -> None:
    """Take back what was promised, because the family took the cause back."""
    owed = Promise.objects.filter(kind=Promise.Kind.NEW_APPOINTMENT, about_kind=kind, about_id=number)
    owed.filter(state=Promise.State.OPEN).delete()


def named(round_: Round) -> str:
    """What a round is called at school, whatever the language of who did something."""
    with translation.override(DEFAULT):
        return str(round_)


def _keeper(party: Party, host: Account, group: Group | None) -> Account | None:
    """The colleague they want to talk with, if that one may keep promises to them, else their contact person."""
    if families_for(host, "keep_promises").filter(pk=party.family_id).exists():
        return host
    return (owner_of(group) if group else None) or party.round.owner


def _group_of(child: Child, party: Party) -> Group | None:
    places = child.enrolments.filter(on_day(today()), group__in=party.round.groups.values("pk"))
    place = places.select_related("group__location").order_by("pk").first()
    return place.group if place else None
