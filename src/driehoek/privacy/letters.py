"""What is sent when a request was answered: that the answer is there, never the answer itself."""

from django.utils import translation

from driehoek.messages.models import Delivery
from driehoek.messages.routes import address_of, route
from driehoek.messages.telling import Words, whole_text
from driehoek.messages.when import when_quiet
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Guardian
from driehoek.people.queries import children_of
from driehoek.privacy import phrases
from driehoek.privacy.models import PrivacyRequest
from driehoek.shared.languages import language

ABOUT = "privacy_request"


def answered_words(code: str) -> Words:
    """That the answer is there, in this language."""
    known = language(code).code
    with translation.override(known):
        return Words(str(phrases.ANSWERED), str(phrases.ANSWERED_TEXT), known)


def answered_delivery(row: PrivacyRequest, guardian: Guardian) -> Delivery:
    """How a guardian is told that the school answered."""
    words = answered_words(guardian.language_read)
    url, way = url_of(ensure_links([guardian])[guardian.pk], "parent_requests"), route(guardian, row.location)[0]
    return Delivery(
        location=row.location, family_id=children_of(guardian).values_list("family", flat=True).first(),
        guardian=guardian, language=words.language, channel=way, address=address_of(guardian, way), kind=ABOUT,
        subject=words.title, url=url, about_kind=ABOUT, about_id=row.pk, not_before=when_quiet(row.location),
        body=whole_text(words, name=guardian.full_name, url=url, location=row.location),
    )  # fmt: skip
