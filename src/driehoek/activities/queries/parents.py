"""One invitation as its guardian reads it, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils import timezone
from django.utils.translation import get_language

from driehoek.activities import phrases
from driehoek.activities.models import Absence, Activity, ActivityText, Attendance, Invitation
from driehoek.activities.queries import text_in
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_to
from driehoek.people.queries import contact_persons
from driehoek.people.queries.parents import OwnChild
from driehoek.shared import moments
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import Language, language

State = Literal["open", "begun", "past", "cancelled"]


@dataclass(frozen=True)
class Card:
    """One invitation as its guardian reads it; `text` may be in another language than the page."""

    invitation: Invitation
    state: State
    text: ActivityText
    original: ActivityText | None

    @property
    def asks(self) -> bool:
        """Whether an answer is still waited for."""
        return self.state == "open" and not self.invitation.answer

    @property
    def stands(self) -> bool:
        """Whether the guardian has to reckon with it: they come, it has begun, or it was cancelled after all."""
        declined = self.invitation.answer == Invitation.Answer.NO
        return not declined and not self.asks

    @property
    def icon(self) -> str:
        """The pictogram, or people when the activity names one we do not have."""
        return self.invitation.activity.pictogram if self.invitation.activity.pictogram in ICONS else "people"

    @property
    def tongue(self) -> Language:
        """The language the text is really in."""
        return language(self.text.language)

    @property
    def foreign(self) -> bool:
        """Whether the text is in another language than the page."""
        return self.text.language != _code()

    @property
    def original_tongue(self) -> Language | None:
        """The language of the school's own text, when that is another text."""
        return language(self.original.language) if self.original else None

    @property
    def source(self) -> str:
        """Where the words come from, said honestly."""
        return "" if self.original is None else phrases.where_from(self.text.source, self.tongue.reviewed)

    @property
    def day(self) -> str:
        """The day in full, in the language of the page."""
        return moments.day(self.invitation.activity.starts_at, _code())

    @property
    def hours(self) -> str:
        """From when to when, in the language of the page."""
        return moments.time_range(self.invitation.activity.starts_at, self.invitation.activity.ends_at, _code())

    @property
    def month(self) -> str:
        """The month on the calendar leaf."""
        return moments.month_short(self.invitation.activity.starts_at, _code())

    @property
    def number(self) -> str:
        """The day on the calendar leaf."""
        return moments.day_number(self.invitation.activity.starts_at)


def card(invitation: Invitation, now: datetime | None = None) -> Card:
    """Return an invitation as its guardian reads it now."""
    activity = invitation.activity
    text = text_in(activity, _code())
    own = [one for one in activity.texts.all() if one.source == ActivityText.Source.ORIGINAL]
    dutch = [one for one in activity.texts.all() if one.language == "nl"]
    original = next((one for one in own + dutch if one.pk != text.pk), None)
    translated = text.source != ActivityText.Source.ORIGINAL
    return Card(invitation, _state(activity, now or timezone.now()), text, original if translated else None)


def _state(activity: Activity, now: datetime) -> State:
    if activity.state == Activity.State.CANCELLED:
        return "cancelled"
    if activity.state == Activity.State.CLOSED or activity.ends_at <= now:
        return "past"
    return "begun" if activity.starts_at <= now else "open"


def _code() -> str:
    return language(get_language() or "nl").code


def unexplained(invitation: Invitation) -> Absence | None:
    """The absence of this family of which nobody knows the reason yet."""
    rows = Absence.objects.filter(activity=invitation.activity_id, family=invitation.family_id, reason="")
    return rows.filter(excused=False).first()


def wish_of(invitation: Invitation) -> Promise | None:
    """The promise of another time that this invitation became, while it is open."""
    return promises_to(invitation.guardian).filter(about_kind="invitation", about_id=invitation.pk).first()


def came(invitation: Invitation) -> bool:
    """Whether this guardian came; what the other guardian did is not theirs to read."""
    return Attendance.objects.filter(activity=invitation.activity_id, guardian=invitation.guardian_id).exists()


def contact_of(invitation: Invitation) -> OwnChild:
    """The invited child with the colleague to turn to about this invitation."""
    return OwnChild(invitation.child, invitation.group, contact_persons([invitation.group]).get(invitation.group_id))
