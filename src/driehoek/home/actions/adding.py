"""Verbs of who sets the goals of a location: add to what can be chosen for at home, change it, withdraw it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.home.models import OwnActivity
from driehoek.home.rules import may_add
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text

MOST_OWN = 40


@dataclass(frozen=True)
class Content:
    """Something to do at home in Dutch: each part on one line, and what it is about, for which ages and its picture."""

    title: str
    how: str
    why: str
    easier: str
    harder: str
    subject: str
    ages: list[str]
    pictogram: str

    @property
    def body(self) -> str:
        """The lines under the title."""
        return "\n".join((self.how, self.why, self.easier, self.harder))


@transaction.atomic
def keep_own(*, location: Location, content: Content, by: Account, activity: OwnActivity | None = None) -> OwnActivity:
    """Add an activity, or change one; PermissionDenied out of reach, ValidationError when there are too many."""
    _check(by, location)
    if activity is None and OwnActivity.objects.filter(location=location).count() >= MOST_OWN:
        raise ValidationError(_("Forty activities of your own are the most. Change one of them."))
    row = activity or OwnActivity(location=location)
    row.subject, row.ages, row.pictogram = content.subject, content.ages, content.pictogram
    row.text = _text(location, content, by, row.text if activity else None)
    row.save()
    record("home_activity_kept", by=by, subject=row, location=location)
    return row


@transaction.atomic
def take_over(*, location: Location, contents: Iterable[Content], by: Account) -> int:
    """Add what another school gave, without what is there already; return how many were added.

    ValidationError when there are too many; then nothing is added.
    """
    _check(by, location)
    there = set(OwnActivity.objects.filter(location=location).values_list("text__title", flat=True))
    new = [one for one in contents if one.title not in there]
    for content in new:
        keep_own(location=location, content=content, by=by)
    return len(new)


@transaction.atomic
def withdraw_own(*, activity: OwnActivity, by: Account, withdrawn: bool) -> None:
    """Offer an activity for choosing no more, or again; where it was suggested it stays."""
    _check(by, activity.location)
    activity.withdrawn_at = timezone.now() if withdrawn else None
    activity.save(update_fields=["withdrawn_at"])
    verb = "home_activity_withdrawn" if withdrawn else "home_activity_offered"
    record(verb, by=by, subject=activity, location=activity.location)


def _text(location: Location, content: Content, by: Account, before: Text | None) -> Text:
    """The same text when no word changed, so that its translations stay; else a new one, asked in every language."""
    if before and (before.title, before.body) == (content.title, content.body):
        return before
    text = write(
        location=location, language=DEFAULT, title=content.title, body=content.body, author=by, about_child=False
    )
    ask_versions(text=text, languages=LANGUAGES)
    return text


def _check(by: Account, location: Location) -> None:
    if not may_add(by, location):
        raise PermissionDenied
