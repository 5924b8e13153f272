"""A guardian's first page: the one thing that matters now, what waits, what is to come, and the way to all the rest."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.db.models import Exists, OuterRef
from django.utils import timezone

from driehoek.activities.models import Absence, Activity, Invitation
from driehoek.activities.queries import invitations_of
from driehoek.activities.queries.parents import Card, card
from driehoek.conversations.queries.parents import OwnRound, on_first_page
from driehoek.conversations.queries.readings import OwnReport, unread_reports
from driehoek.home.queries import Card as HomeCard
from driehoek.home.queries import this_week
from driehoek.logbook.models import Promise
from driehoek.logbook.queries import promises_to
from driehoek.messages.queries.inbox import Item, inbox_of
from driehoek.people.models import Guardian
from driehoek.people.queries import own_children
from driehoek.people.queries.parents import OwnChild
from driehoek.people.waiting import Waiting, waiting_for
from driehoek.schooldays.queries import may_report
from driehoek.surveys.queries.parents import ForYou, for_you

Now = Literal["answer", "understand", "wishes", "coming", "explain", ""]
MOST_INVITATIONS = 30
MOST_COMING, MOST_NEWS = 2, 2
ASK_WHY_DAYS = 30


@dataclass(frozen=True)
class Home:
    """A guardian's first page. `now` is why what stands on top is there: it asks for an answer, is near, or was missed.

    `first` is the invitation on top, and one of the `cards`; for "understand" it is the first of `must`, for "wishes"
    the first of `asking` that stands there. What asks something is never folded away, however much it is.
    """

    now: Now
    first: Card | None
    cards: list[Card]
    children: list[OwnChild]
    call_back: Promise | None
    inbox: list[Item]
    may_report: bool
    rounds: list[OwnRound]
    reports: list[OwnReport]
    at_home: list[HomeCard]
    surveys: list[ForYou]
    waiting: list[Waiting]

    @property
    def top_message(self) -> Item | None:
        """The message on top, of which we ask whether it was understood."""
        return self.inbox[0] if self.now == "understand" else None

    @property
    def top_round(self) -> OwnRound | None:
        """The round of talks on top, for which wishes are asked."""
        return next(one for one in self.rounds if one.state == "ask") if self.now == "wishes" else None

    @property
    def asked(self) -> list[Card]:
        """The other invitations without an answer."""
        return [one for one in self.cards if one.asks and one is not self.first]

    @property
    def must(self) -> list[Item]:
        """The other messages to understand."""
        return [one for one in self.inbox if one.must and one is not self.top_message]

    @property
    def asking(self) -> list[OwnRound]:
        """The other rounds of talks for which wishes are asked."""
        return [one for one in self.rounds if one.state == "ask" and one is not self.top_round]

    @property
    def questions(self) -> list[ForYou]:
        """Surveys to answer."""
        return [one for one in self.surveys if not one.done]

    @property
    def waits(self) -> bool:
        """Whether something asks for this guardian beside what stands on top."""
        return any((self.asked, self.must, self.asking, self.questions, self.reports, self.waiting))

    @property
    def talks(self) -> list[OwnRound]:
        """Rounds with a talk to come."""
        return [one for one in self.rounds if one.coming]

    @property
    def coming(self) -> list[Card]:
        """The first invitations to reckon with, fewer when there are talks too."""
        stands = [one for one in self.cards if one.stands and one is not self.first]
        return stands[: max(MOST_COMING - len(self.talks), 0)]

    @property
    def others(self) -> list[Card]:
        """Invitations that can be folded away: nothing is asked, and they are declined or further ahead."""
        shown = [self.first, *self.asked, *self.coming]
        return [one for one in self.cards if one not in shown]

    @property
    def news(self) -> list[Item]:
        """The newest of the other messages, fewer when there is something to tell of a survey."""
        return [one for one in self.inbox if not one.must][: MOST_NEWS - len(self.told)]

    @property
    def told(self) -> list[ForYou]:
        """The survey of which was told last what the school does with the answers."""
        return [one for one in self.surveys if one.done][-1:]


def parent_home(guardian: Guardian) -> Home:
    """Return what this guardian's first page shows, in a constant number of queries."""
    moment = timezone.now()
    coming = (
        invitations_of(guardian).filter(activity__ends_at__gt=moment).exclude(activity__state=Activity.State.CLOSED)
    )
    cards = [card(row, moment) for row in coming[:MOST_INVITATIONS]]
    inbox, rounds, reports = inbox_of(guardian), on_first_page(guardian), unread_reports(guardian)
    # Who has a talk before them, or its report to read, is not asked about what lies behind.
    now, first = _first(cards, inbox, rounds) or (("", None) if rounds or reports else _missed(guardian, moment))
    children = own_children(guardian)
    return Home(
        now=now, first=first, cards=cards, children=children,
        call_back=promises_to(guardian).filter(kind=Promise.Kind.CALL_BACK).first(),
        inbox=inbox, may_report=may_report(guardian, children), rounds=rounds, reports=reports,
        at_home=this_week(guardian), surveys=for_you(guardian), waiting=waiting_for(guardian),
    )  # fmt: skip


First = tuple[Now, Card | None]


def _first(cards: list[Card], inbox: list[Item], rounds: list[OwnRound]) -> First | None:
    waiting = [one for one in cards if one.asks]
    coming = [one for one in cards if one.state in ("open", "begun") and one.invitation.answer == Invitation.Answer.YES]
    if waiting:
        return "answer", waiting[0]
    if inbox and inbox[0].must:
        return "understand", None
    if any(one.state == "ask" for one in rounds):
        return "wishes", None
    return ("coming", coming[0]) if coming else None


def _missed(guardian: Guardian, now: datetime) -> First:
    """The last activity the family missed without anybody knowing why."""
    recent = invitations_of(guardian).filter(activity__state=Activity.State.CLOSED, activity__starts_at__lte=now)
    missed = Absence.objects.filter(activity=OuterRef("activity"), family=OuterRef("family"), reason="", excused=False)
    last = recent.annotate(unexplained=Exists(missed)).order_by("-activity__starts_at", "-pk").first()
    fresh = last is not None and last.activity.starts_at > now - timedelta(days=ASK_WHY_DAYS)
    asks = last is not None and fresh and last.unexplained
    return ("explain", card(last, now)) if last and asks else ("", None)
