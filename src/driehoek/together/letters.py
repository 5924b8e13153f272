"""What is sent: a question to sit in a commission, a possible buddy, and that a buddy wrote; never the words of it."""

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.messages.models import Delivery
from driehoek.messages.routes import address_of, route
from driehoek.messages.telling import Words, whole_text
from driehoek.messages.when import when_quiet
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Guardian, Location
from driehoek.people.rules import open_guardianships
from driehoek.shared.languages import language
from driehoek.texts.queries import shown_one
from driehoek.together import phrases
from driehoek.together.models import BuddyMatch, BuddyMessage, BuddyOffer, CommissionMember

SEAT, MATCH, WORDS = "together_seat", "together_match", "together_words"


def seat_words(member: CommissionMember, code: str) -> Words:
    """The question to sit in a commission, with its name and purpose, in this language."""
    told = shown_one(member.commission.words, code)
    return _words(phrases.SEAT_SUBJECT, "seat", code, {"told": told})


def match_words(match: BuddyMatch, code: str) -> Words:
    """That there may be a buddy, or that both said yes; without anything about the other."""
    subject = phrases.TOGETHER_SUBJECT if match.together else phrases.BUDDY_SUBJECT
    return _words(subject, "match", code, {"together": match.together})


def message_words(code: str) -> Words:
    """That a buddy wrote."""
    return _words(phrases.WORDS_SUBJECT, "words", code, {})


def _words(subject: object, about: str, code: str, context: Mapping[str, object]) -> Words:
    known = language(code).code
    with translation.override(known):
        body = render_to_string("together/mail/_words.txt", {"about": about, **context}).strip()
        return Words(str(subject), body, known)


def seat_delivery(member: CommissionMember) -> Delivery:
    """How a guardian is asked to sit in a commission."""
    guardian, commission = member.guardian, member.commission
    if guardian is None:
        raise ValueError("Only a guardian is asked by a delivery.")
    words = seat_words(member, guardian.language_read)
    return _delivery(guardian, commission.location, words, SEAT, member.pk, "parent_commission", commission.pk)


def buddy_delivery(match: BuddyMatch, side: BuddyOffer) -> Delivery:
    """How one of two is told of a possible buddy, or that both said yes."""
    words = match_words(match, side.guardian.language_read)
    row = _delivery(side.guardian, side.location, words, MATCH, match.pk, "parent_match", match.pk)
    row.kind = "buddies" if match.together else "buddy"
    return row


def words_delivery(message: BuddyMessage, side: BuddyOffer) -> Delivery:
    """How a buddy is told that there is something to read."""
    words = message_words(side.guardian.language_read)
    return _delivery(side.guardian, side.location, words, WORDS, message.pk, "parent_match", message.match_id)


def _delivery(
    guardian: Guardian, location: Location, words: Words, about: str, number: int, page: str, pk: int
) -> Delivery:
    url, way = url_of(ensure_links([guardian])[guardian.pk], page, pk=pk), route(guardian, location)[0]
    body = whole_text(words, name=guardian.full_name, url=url, location=location)
    right = open_guardianships(guardian).filter(child__enrolments__group__location=location)
    return Delivery(
        location=location, family_id=right.values_list("child__family", flat=True).first(), guardian=guardian,
        language=words.language, channel=way, address=address_of(guardian, way), kind=about, subject=words.title[:200],
        body=body, url=url, about_kind=about, about_id=number, not_before=when_quiet(location),
    )  # fmt: skip
