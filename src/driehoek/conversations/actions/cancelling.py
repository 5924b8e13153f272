"""A family that cannot come says so in one tap; it becomes a promise to find another moment, and can be taken back."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from driehoek.conversations import phrases, rules
from driehoek.conversations.actions.owing import ABOUT_TALK, LIVE, named, no_longer_owed, owe
from driehoek.conversations.actions.tellings import change_of, tell_change
from driehoek.conversations.bridge.words import CANCELLED as AGREE_FIRST
from driehoek.conversations.letters import ABOUT, ASKS
from driehoek.conversations.models import Talk, Telling, Wish
from driehoek.conversations.queries import talks_of
from driehoek.logbook.models import Contact
from driehoek.messages.models import Delivery
from driehoek.people.audit import record
from driehoek.people.models import Guardian
from driehoek.people.queries import found

PATIENCE = timedelta(minutes=5)  # in which a wrong tap can be taken back before the other parent hears of it
CANCELLED = "cancelled_talk"


@transaction.atomic
def cancel_talk(*, talk: Talk, by: Guardian, note: str = "") -> Talk:
    """Cancel a talk for the family, and promise to find another moment.

    The other guardians of the party hear of it a few minutes later. Doing it again changes nothing. Raises Http404
    when the talk is not theirs, ValidationError when it has begun.
    """
    talk = _locked(talk, by)
    if talk.state == Talk.State.CANCELLED:
        return talk
    if not rules.may_be_cancelled(talk):
        raise ValidationError(str(phrases.TOO_LATE))
    talk.state = Talk.State.CANCELLED
    change = change_of(talk)
    _keep(talk, told_start=None)
    Wish.objects.filter(talks=talk).update(unserved=AGREE_FIRST)
    owe(party=talk.party, child=talk.child, host=talk.host.account, kind=ABOUT_TALK, number=talk.pk, guardian=by)
    _note(talk, by, note)
    _tell_others(talk, by, change)
    record("talk_cancelled", by=by, subject=talk, family=talk.party.family, location=talk.round.location, about=by)
    return talk


@transaction.atomic
def undo_cancel(*, talk: Talk, by: Guardian) -> Talk:
    """Let a talk go on after all that this family cancelled, and take back what was promised.

    Raises Http404 when the talk is not theirs, ValidationError when its time is gone by or given to somebody else.
    """
    talk = _locked(talk, by)
    if talk.state == Talk.State.PLANNED:
        return talk
    if not cancelled_by_family(talk).exists() or talk.starts_at <= timezone.now() or _taken(talk):
        raise ValidationError(str(phrases.TIME_GONE))
    talk.state = Talk.State.PLANNED
    change = change_of(talk)
    _keep(talk, told_start=talk.starts_at)
    Wish.objects.filter(talks=talk).update(unserved="")
    cancelled_by_family(talk).delete()
    no_longer_owed(kind=ABOUT_TALK, number=talk.pk)
    if not _stop_what_waits(talk) or not _told_others(talk, by):
        _tell_others(talk, by, change)
    record("talk_goes_on", by=by, subject=talk, family=talk.party.family, location=talk.round.location, about=by)
    return talk


def cancelled_by_family(talk: Talk) -> QuerySet[Contact]:
    """The contact in which the family itself cancelled this talk."""
    return Contact.objects.filter(verb=CANCELLED, about_kind=ABOUT_TALK, about_id=talk.pk)


def _locked(talk: Talk, by: Guardian) -> Talk:
    Talk.objects.select_for_update().get(pk=talk.pk)
    return found(talks_of(by).select_related("party__round__location", "party__family"), pk=talk.pk)


def _keep(talk: Talk, **values: Any) -> None:
    """What the family did itself, it knows: nothing is to be told to it any more."""
    for name, value in values.items():
        setattr(talk, name, value)
    talk.told_at = timezone.now()
    talk.save(update_fields=["state", "told_start", "told_at"])


def _taken(talk: Talk) -> bool:
    """Whether the colleague or the family has another talk at that time, or the wish another talk."""
    others = Talk.objects.filter(state__in=LIVE).exclude(pk=talk.pk)
    then = others.filter(starts_at__lt=talk.ends_at, ends_at__gt=talk.starts_at)
    mine = then.filter(host__account=talk.host.account_id) | then.filter(party=talk.party_id)
    return mine.exists() or (talk.wish_id is not None and others.filter(wish=talk.wish_id).exists())


def _tell_others(talk: Talk, by: Guardian, change: dict[str, Any]) -> None:
    tell_change(changes={talk.party_id: [change]}, but=by, not_before=timezone.now() + PATIENCE)


def _stop_what_waits(talk: Talk) -> bool:
    """Cancel the news for the other guardians that did not go out yet; whether there was any."""
    about = Telling.objects.filter(party=talk.party_id, kind=Telling.Kind.CHANGES, changes__0__talk=talk.pk)
    waiting = Delivery.objects.filter(
        about_kind=ABOUT, about_id__in=about.values("pk"), state=Delivery.State.QUEUED, not_before__gt=timezone.now()
    )
    return bool(waiting.update(state=Delivery.State.CANCELLED, claimed_until=None))


def _told_others(talk: Talk, by: Guardian) -> bool:
    """Whether every other guardian of the party was told the times, or will be."""
    others = set(talk.party.guardians.exclude(pk=by.pk).values_list("pk", flat=True))
    tellings = Telling.objects.filter(party=talk.party_id).exclude(kind__in=ASKS)
    told = Delivery.objects.filter(about_kind=ABOUT, about_id__in=tellings.values("pk"))
    return others <= set(told.exclude(state=Delivery.State.CANCELLED).values_list("guardian", flat=True))


def _note(talk: Talk, by: Guardian, note: str) -> None:
    Contact.objects.create(
        location=talk.round.location, family=talk.party.family, guardian=by, at=timezone.now(), verb=CANCELLED,
        initiative=Contact.Initiative.PARENT, channel=Contact.Channel.PAGE, language=by.language_read, note=note,
        mode=Contact.Mode.HEARD, subject=named(talk.round), about_kind=ABOUT_TALK, about_id=talk.pk,
    )  # fmt: skip
