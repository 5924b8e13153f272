"""What a guardian's own pages show: one invitation as a card, and the one thing that matters now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.utils import timezone
from django.utils.translation import get_language

from driehoek.activities import phrases
from driehoek.activities.models import Absence, Activity, ActivityText, Attendance, Invitation
from driehoek.activities.queries import invitations_of, text_in
from driehoek.conversations.queries.parents import OwnRound, on_first_page
from driehoek.conversations.queries.readings import OwnReport, unread_reports
from driehoek.home.queries import Card as HomeCard
from driehoek.home.queries import this_week
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_to
from driehoek.messages.queries.inbox import Item, inbox_of
from driehoek.people.models import Guardian
from driehoek.people.queries import contact_persons, own_children
from driehoek.people.queries.parents import OwnChild
from driehoek.schooldays.queries import may_report
from driehoek.shared import moments
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import Language, language
from driehoek.surveys.queries.parents import ForYou, for_you

State = Literal["open", "begun", "past", "cancelled"]
MOST_INVITATIONS = 30
ASK_WHY_DAYS = 30


@dataclass(frozen=True)
class Card:
    """One invitation as its guardian reads it; `text` may be in another language than the page."""

    invitation: Invitation
    state: State
    text: ActivityText
    original: ActivityText | None

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


@dataclass(frozen=True)
class Home:
    """A guardian's first page. `now` is why `first` comes first: it asks for an answer, is near, or was missed.

    When no invitation waits for an answer, a message of which we ask whether it was understood comes before the rest;
    it is then the first of the `inbox`, and `first` one of the `others`. `talks`: rounds in which wishes are asked or a
    talk is to come.
    """

    now: Literal["answer", "understand", "coming", "explain", ""]
    first: Card | None
    others: list[Card]
    children: list[OwnChild]
    call_back: Promise | None
    inbox: list[Item]
    may_report: bool
    talks: list[OwnRound]
    reports: list[OwnReport]
    at_home: list[HomeCard]
    surveys: list[ForYou]

    @property
    def calm(self) -> bool:
        """Whether nothing waits for an answer, so that a report to read may stand out."""
        return self.now not in ("answer", "understand")


def parent_home(guardian: Guardian) -> Home:
    """Return what this guardian's first page shows, in a constant number of queries."""
    moment = timezone.now()
    coming = (
        invitations_of(guardian).filter(activity__ends_at__gt=moment).exclude(activity__state=Activity.State.CLOSED)
    )
    cards = [card(row, moment) for row in coming[:MOST_INVITATIONS]]
    inbox = inbox_of(guardian)
    talks = on_first_page(guardian)
    asked = _first(cards, inbox)
    reports = unread_reports(guardian)
    # Who has a talk before them, or its report to read, is not asked about what lies behind.
    now, first = asked or (("", None) if talks or reports else _missed(guardian, moment))
    children = own_children(guardian)
    return Home(
        now=now, first=first, others=[one for one in cards if one is not first], children=children,
        call_back=promises_to(guardian).filter(kind=Promise.Kind.CALL_BACK).first(),
        inbox=inbox, may_report=may_report(guardian, children), talks=talks, reports=reports,
        at_home=this_week(guardian), surveys=for_you(guardian),
    )  # fmt: skip


First = tuple[Literal["answer", "understand", "coming", "explain", ""], Card | None]


def _first(cards: list[Card], inbox: list[Item]) -> First | None:
    waiting = [one for one in cards if one.state == "open" and not one.invitation.answer]
    coming = [one for one in cards if one.state in ("open", "begun") and one.invitation.answer == Invitation.Answer.YES]
    if waiting:
        return "answer", waiting[0]
    if inbox and inbox[0].must:
        return "understand", None
    return ("coming", coming[0]) if coming else None


def _missed(guardian: Guardian, now: datetime) -> First:
    """The last activity the family missed without anybody knowing why."""
    recent = invitations_of(guardian).filter(activity__state=Activity.State.CLOSED, activity__starts_at__lte=now)
    last = recent.order_by("-activity__starts_at", "-pk").first()
    fresh = last is not None and last.activity.starts_at > now - timedelta(days=ASK_WHY_DAYS)
    return ("explain", card(last, now)) if last and fresh and unexplained(last) else ("", None)


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
