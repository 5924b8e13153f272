"""What families say before a round is planned: with whom, when, and that they do not come."""

from collections.abc import Iterable
from datetime import time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from driehoek.conversations import phrases, rules
from driehoek.conversations.actions.owing import ABOUT_PARTY, named, no_longer_owed, owe
from driehoek.conversations.actions.together import join, part
from driehoek.conversations.letters import ABOUT
from driehoek.conversations.models import Party, PartyTime, Telling, Wish
from driehoek.conversations.queries import party_of
from driehoek.conversations.queries.wishes import Asked, asked_of, party_for
from driehoek.logbook.models import Contact
from driehoek.messages.actions import opened_letters
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian

FIRST = 1
Wanted = tuple[int, int, int]


def mark_seen(*, party: Party, guardian: Guardian) -> None:
    """Note the first time that the page with wishes was really drawn on a screen."""
    Party.objects.filter(pk=party.pk, seen_at=None).update(seen_at=timezone.now())
    numbers = Telling.objects.filter(party=party, guardian=guardian).values_list("pk", flat=True)
    opened_letters(guardian=guardian, kind=ABOUT, numbers=list(numbers))


@transaction.atomic
def save_wishes(
    *,
    party: Party,
    by: Guardian | Account,
    wishes: Iterable[Wanted],
    times: Iterable[tuple[int, time, time]],
    **answers: Any,
) -> Party:
    """Keep what a family wishes, over what it said before; a guardian for their own party, or a colleague for them.

    `wishes` are child and host numbers with a rank: 1 is the most wanted, 3 comes if there is time. `times` are day
    numbers with hours; none means that all suits. `answers` are fields of Party. What the school must
    have stays, and so do wishes about children of whom this guardian may not hear. Raises Http404 out of reach,
    ValidationError when it is too late or something is not offered.
    """
    asked = _open_for(party, by)
    _set_wishes(asked, list(wishes))
    PartyTime.objects.filter(party=party).delete()
    days = {day.pk for day in asked.days}
    rows = [PartyTime(party=party, day_id=day, start=start, end=end) for day, start, end in times if day in days]
    PartyTime.objects.bulk_create(rows)
    _answered(asked.party, by, declined_at=None, **answers)
    join(asked.party)
    no_longer_owed(kind=ABOUT_PARTY, number=party.pk)
    _note(asked.party, by, "said_wishes")
    verb = "wishes_said" if isinstance(by, Guardian) else "wishes_noted"
    record(verb, by=by, subject=party, family=party.family, location=party.round.location, about=_who(asked.party, by))
    return asked.party


@transaction.atomic
def decline(*, party: Party, by: Guardian | Account, note: str = "") -> Party:
    """Keep that a family does not come. Of a talk that the school must have it becomes a promise: another moment.

    Saying wishes afterwards takes it back. Raises as `save_wishes`.
    """
    asked = _open_for(party, by)
    answers = {"note": note} if note else {}
    _answered(asked.party, by, declined_at=timezone.now(), **answers)
    must = asked.fixed or (asked.possible[:1] if party.round.compulsory else [])
    if must:
        first = must[0]
        owe(
            party=asked.party, child=first.child, host=first.host.account, kind=ABOUT_PARTY, number=party.pk,
            guardian=_who(asked.party, by),
        )  # fmt: skip
    _note(asked.party, by, "declined_talk", note)
    record(
        "talk_declined", by=by, subject=party, family=party.family, location=party.round.location,
        about=_who(asked.party, by),
    )  # fmt: skip
    return asked.party


def _open_for(party: Party, by: Guardian | Account) -> Asked:
    """Return what the party is asked as it stands now and by itself, waiting for whoever changes the family."""
    list(Party.objects.select_for_update().filter(round=party.round_id, family=party.family_id).order_by("pk"))
    if isinstance(by, Guardian):
        row, may = party_of(by, party.pk), rules.may_wish
    else:
        row, may = party_for(by, party.pk, "keep_promises"), rules.may_note_wishes
    if not may(row.round):
        raise ValidationError(str(phrases.TOO_LATE))
    part(row)
    return asked_of(row, by if isinstance(by, Guardian) else None)


def _set_wishes(asked: Asked, wanted: list[Wanted]) -> None:
    offered = {(one.child.pk, one.host.pk): one for one in asked.possible}
    ranks = {(child, host): rank for child, host, rank in wanted}
    if not set(ranks) <= set(offered):
        raise ValidationError(str(phrases.CHOOSE_TALK))
    free = {pair: rank for pair, rank in ranks.items() if not offered[pair].fixed}
    for pair, one in offered.items():
        if one.fixed and not one.wish:
            Wish.objects.create(party=asked.party, child=one.child, host=one.host, priority=FIRST, required=True)
        elif one.wish and not one.fixed and pair not in free:
            one.wish.delete()
    for (child, host), rank in free.items():
        Wish.objects.update_or_create(party=asked.party, child_id=child, host_id=host, defaults={"priority": rank})


def _answered(party: Party, by: Guardian | Account, **values: Any) -> None:
    for name, value in values.items():
        setattr(party, name, value)
    if party.interprets == Party.Interprets.NOBODY:
        party.language = ""
    party.answered_at, party.seen_at = timezone.now(), party.seen_at or timezone.now()
    party.answered_by = by if isinstance(by, Guardian) else None
    party.noted_by = by if isinstance(by, Account) else None
    party.full_clean()
    party.save()


def _who(party: Party, by: Guardian | Account) -> Guardian:
    """Whom it concerns: who said it, else the first of the party; the other parent apart does not read it."""
    return by if isinstance(by, Guardian) else party.guardians.order_by("pk")[0]


def _note(party: Party, by: Guardian | Account, verb: str, note: str = "") -> None:
    guardian = _who(party, by)
    Contact.objects.create(
        location=party.round.location, family=party.family, guardian=guardian, at=timezone.now(), verb=verb,
        account=by if isinstance(by, Account) else None, initiative=Contact.Initiative.PARENT_ASKED,
        channel=Contact.Channel.PAGE if isinstance(by, Guardian) else Contact.Channel.PHONE, note=note,
        language=guardian.language_read, mode=Contact.Mode.HEARD, subject=named(party.round), about_kind="party",
        about_id=party.pk,
    )  # fmt: skip
