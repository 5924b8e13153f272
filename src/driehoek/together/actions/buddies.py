"""Verbs of buddies: offer or ask, put two together, say yes, write, stop, report. No line of record says with whom."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from driehoek.messages.actions import enqueue
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, Location
from driehoek.shared.languages import LANGUAGES
from driehoek.texts.cleaning import plain
from driehoek.together import phrases
from driehoek.together.letters import buddy_delivery, words_delivery
from driehoek.together.models import BuddyMatch, BuddyMessage, BuddyOffer
from driehoek.together.queries.buddies import asking, reported_for
from driehoek.together.queries.pairs import own_matches, own_offers
from driehoek.together.rules import guardians_at, places_of

LONGEST, PER_DAY = 600, 10
DAY = timedelta(days=1)


@transaction.atomic
def offer_buddy(
    *, guardian: Guardian, location: Location, side: str, languages: list[str], purposes: list[str]
) -> BuddyOffer:
    """Offer to help another parent or ask for help, in these languages and for these purposes; again changes it.

    Raises PermissionDenied at another location, ValidationError without a language or a purpose.
    """
    if not places_of(guardian).filter(pk=location.pk).exists():
        raise PermissionDenied
    known = set(languages) <= set(LANGUAGES) and set(purposes) <= set(BuddyOffer.Purpose.values)
    if not (languages and purposes and known and side in BuddyOffer.Side.values):
        raise ValidationError(str(phrases.CHOOSE_BOTH))
    said = {"languages": sorted(set(languages)), "purposes": [one for one in BuddyOffer.Purpose if one in purposes]}
    row, _new = BuddyOffer.objects.update_or_create(
        guardian=guardian, location=location, side=side, ended_at=None, defaults=said
    )
    record("buddy_offered", by=guardian, location=location, about=guardian)
    return row


@transaction.atomic
def stop_offer(*, offer: BuddyOffer, guardian: Guardian) -> None:
    """Take back an offer or a question; what was going on because of it stops too."""
    row = own_offers(guardian).filter(pk=offer.pk).first()
    if row is None:
        raise PermissionDenied
    now = timezone.now()
    BuddyOffer.objects.filter(pk=row.pk).update(ended_at=now)
    BuddyMatch.objects.filter(Q(ask=row) | Q(offer=row), ended_at=None).update(ended_at=now)
    record("buddy_offer_stopped", by=guardian, location=row.location, about=guardian)


@transaction.atomic
def propose_match(*, location: Location, ask: int, offer: int, by: Account) -> BuddyMatch:
    """Ask two parents whether they want to get in touch; both are told, neither learns who the other is.

    Raises PermissionDenied for any two that are not shown to this colleague as fitting.
    """
    fitting = {(one.ask.pk, idea.offer.pk) for one in asking(by, location) for idea in one.ideas}
    if (ask, offer) not in fitting:
        raise PermissionDenied
    match = BuddyMatch.objects.create(ask_id=ask, offer_id=offer, proposed_by=by)
    enqueue([buddy_delivery(match, match.ask), buddy_delivery(match, match.offer)])
    record("buddies_proposed", by=by, subject=match, location=location)
    return match


@transaction.atomic
def consent(*, match: BuddyMatch, guardian: Guardian, agrees: bool) -> BuddyMatch:
    """Say yes, or no, which ends it without a reason; at the second yes both are told."""
    row = _held(match, guardian)
    now, asks = timezone.now(), row.ask.guardian_id == guardian.pk
    if not agrees:
        row.ended_at = now
    elif asks:
        row.asker_yes_at = row.asker_yes_at or now
    else:
        row.offerer_yes_at = row.offerer_yes_at or now
    row.save()
    if row.together and not match.together:
        enqueue([buddy_delivery(row, row.ask), buddy_delivery(row, row.offer)])
    record("buddy_answered", by=guardian, subject=row, location=row.ask.location, about=guardian)
    return row


@transaction.atomic
def stop_match(*, match: BuddyMatch, guardian: Guardian) -> None:
    """Stop at once; nobody is asked why, and the other can write no more."""
    row = _held(match, guardian)
    BuddyMatch.objects.filter(pk=row.pk).update(ended_at=timezone.now())
    record("buddy_stopped", by=guardian, subject=row, location=row.ask.location, about=guardian)


@transaction.atomic
def write_to_buddy(*, match: BuddyMatch, guardian: Guardian, body: str) -> BuddyMessage:
    """Write to the other, who is told that there is something to read: the words stay on the page of the two alone.

    Raises PermissionDenied before both said yes, after somebody stopped or the other left the school; ValidationError
    for no words, more than 600 signs or more than ten a day.
    """
    row, words = _held(match, guardian), plain(body)
    other = row.offer if row.ask.guardian_id == guardian.pk else row.ask
    if not (row.together and guardians_at(other.location).filter(pk=other.guardian_id).exists()):
        raise PermissionDenied
    today = row.messages.filter(guardian=guardian, at__gt=timezone.now() - DAY)
    if not words or len(words) > LONGEST:
        raise ValidationError(str(phrases.WORDS_LENGTH))
    if today.count() >= PER_DAY:
        raise ValidationError(str(phrases.ENOUGH_TODAY))
    message = BuddyMessage.objects.create(match=row, guardian=guardian, body=words)
    enqueue([words_delivery(message, other)])
    record("buddy_wrote", by=guardian, subject=row, location=other.location, about=guardian)
    return message


@transaction.atomic
def read_words(*, match: BuddyMatch, guardian: Guardian) -> None:
    """Note that this guardian read what the other wrote, so that nothing waits any more."""
    row = own_matches(guardian).filter(pk=match.pk).first()
    if row is None:
        raise PermissionDenied
    row.messages.filter(read_at=None).exclude(guardian=guardian).update(read_at=timezone.now())


@transaction.atomic
def report(*, message: int, match: BuddyMatch, guardian: Guardian) -> None:
    """Show what the other wrote to the coordinator, and stop: from then on nobody writes."""
    row = _held(match, guardian)
    rows = row.messages.filter(pk=message, reported_at=None).exclude(guardian=guardian)
    if not rows.update(reported_at=timezone.now()):
        raise PermissionDenied
    BuddyMatch.objects.filter(pk=row.pk).update(ended_at=timezone.now())
    record("buddy_reported", by=guardian, subject=row, location=row.ask.location, about=guardian)


@transaction.atomic
def handle_report(*, message: BuddyMessage, by: Account) -> None:
    """Say that what was reported has been dealt with."""
    row = reported_for(by, message.pk)
    BuddyMessage.objects.filter(pk=row.pk, handled_at=None).update(handled_at=timezone.now())
    record("buddy_report_handled", by=by, subject=row.match, location=row.match.ask.location)


def _held(match: BuddyMatch, guardian: Guardian) -> BuddyMatch:
    row = own_matches(guardian).select_for_update(of=("self",)).filter(pk=match.pk).first()
    if row is None:
        raise PermissionDenied
    return row
