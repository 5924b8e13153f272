"""A commission as its members read it: who is in it, what is to be done by whom, and its meetings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import get_language

from driehoek.people.models import Account, Guardian, Location
from driehoek.people.queries import found
from driehoek.shared.languages import DEFAULT
from driehoek.texts.models import Text
from driehoek.texts.queries import Shown, shown
from driehoek.together.models import Commission, CommissionMeeting, CommissionMember, CommissionTask
from driehoek.together.rules import Person, in_commission, managed, places_of, plans_whole, sits

TASKS, MEETINGS = 30, 6
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Row:
    """A commission in a list: its name and purpose in the language of the page."""

    commission: Commission
    words: Shown


@dataclass(frozen=True)
class Todo:
    """A task in the language of the page."""

    task: CommissionTask
    words: Shown
    mine: bool


@dataclass(frozen=True)
class Seating:
    """A meeting with agenda and minutes in the language of the page, as far as they are there."""

    meeting: CommissionMeeting
    agenda: Shown | None
    minutes: Shown | None


@dataclass(frozen=True)
class Board:
    """All that the page of a commission shows; `seat` is the reader's own, None for who only plans there.

    `one_sided` is "parents" or "team" when that side alone has open tasks.
    """

    commission: Commission
    words: Shown
    seat: CommissionMember | None
    members: list[CommissionMember]
    tasks: list[Todo]
    meetings: list[Seating]
    one_sided: str


def commissions_for(account: Account, location: Location | None = None) -> QuerySet[Commission]:
    """Commissions that this account sits in or of which it arranges the members."""
    rows = Commission.objects.filter(managed(account) | in_commission(account), ended_at=None)
    rows = rows.filter(location=location) if location else rows
    return rows.select_related("location", "words")


def commission_for(account: Account, pk: int) -> Commission:
    """Return one commission to a colleague, or raise Http404."""
    return found(commissions_for(account), pk=pk)


def managed_commission(account: Account, pk: int) -> Commission:
    """Return one commission of which this account arranges the members, or raise Http404."""
    return found(Commission.objects.filter(managed(account), ended_at=None).select_related("location"), pk=pk)


def manages(account: Account, location: Location) -> bool:
    """Whether this account arranges commissions and reads new proposals at a location."""
    return Location.objects.filter(plans_whole(account), pk=location.pk).exists()


def commissions_of(guardian: Guardian) -> QuerySet[Commission]:
    """Commissions in which this guardian sits or is asked to sit; `.waits`: for their answer."""
    asked = CommissionMember.objects.filter(guardian=guardian, left_at=None)
    rows = Commission.objects.filter(location__in=places_of(guardian).values("pk"), ended_at=None)
    rows = rows.filter(pk__in=asked.values("commission"))
    waits = Exists(asked.filter(commission=OuterRef("pk"), agreed_at=None))
    return rows.annotate(waits=waits).select_related("location", "words")


def commission_of(guardian: Guardian, pk: int) -> Commission:
    """Return one commission to a guardian who sits in it or is asked to, or raise Http404."""
    return found(commissions_of(guardian), pk=pk)


def seat_of(commission: Commission, who: Person) -> CommissionMember | None:
    """Where this person sits in a commission, if they do."""
    return CommissionMember.objects.filter(sits(who), commission=commission).first()


def seated(commission: Commission) -> QuerySet[CommissionMember]:
    """Who sits in a commission, colleagues and parents on one list, by when they were asked."""
    rows = CommissionMember.objects.filter(commission=commission, agreed_at__isnull=False, left_at=None)
    return rows.select_related("guardian", "account")


def asked_yet(commission: Commission) -> QuerySet[CommissionMember]:
    """Guardians who were asked and did not answer yet."""
    rows = CommissionMember.objects.filter(commission=commission, agreed_at=None, left_at=None)
    return rows.select_related("guardian")


def task_of(who: Person, pk: int) -> CommissionTask:
    """Return a task of a commission in which this person sits, or raise Http404."""
    rows = CommissionTask.objects.filter(commission__in=_of(who))
    return found(rows.select_related("commission__location", "member"), pk=pk)


def meeting_of(who: Person, pk: int) -> CommissionMeeting:
    """Return a meeting of a commission in which this person sits, or raise Http404."""
    rows = CommissionMeeting.objects.filter(commission__in=_of(who))
    return found(rows.select_related("commission__location", "commission__words", "chair", "agenda", "minutes"), pk=pk)


def _of(who: Person) -> QuerySet[Commission]:
    return Commission.objects.filter(in_commission(who), ended_at=None).order_by()


def rows_of(commissions: Iterable[Commission]) -> list[Row]:
    """Return commissions ready to be listed; one query for their words."""
    rows = list(commissions)
    words = shown((row.words for row in rows), _code())
    return [Row(row, words[row.words_id]) for row in rows]


def board(commission: Commission, who: Person) -> Board:
    """Return all that the page of a commission shows to this person; the same few queries for any number."""
    members, seat = list(seated(commission)), seat_of(commission, who)
    tasks = list(_tasks(commission))
    meetings = list(commission.meetings.select_related("chair__guardian", "chair__account", "agenda", "minutes"))
    meetings = meetings[:MEETINGS]
    words = shown([commission.words, *(one.text for one in tasks), *_said(meetings)], _code())
    todos = [Todo(one, words[one.text_id], bool(seat and one.member_id == seat.pk)) for one in tasks]
    held = [_seating(one, words) for one in meetings]
    return Board(commission, words[commission.words_id], seat, members, todos, held, one_sided(tasks))


def _tasks(commission: Commission) -> QuerySet[CommissionTask]:
    rows = commission.tasks.select_related("text", "member__guardian", "member__account", "proposal__text")
    return rows.order_by(F("done_at").asc(nulls_first=True), F("due").asc(nulls_last=True), "pk")[:TASKS]


def _said(meetings: Iterable[CommissionMeeting]) -> Iterator[Text]:
    return (text for one in meetings for text in (one.agenda, one.minutes) if text)


def _seating(meeting: CommissionMeeting, words: dict[int, Shown]) -> Seating:
    return Seating(meeting, words.get(meeting.agenda_id or 0), words.get(meeting.minutes_id or 0))


def one_meeting(meeting: CommissionMeeting) -> Seating:
    """Return a meeting with its words in the language of the page."""
    return _seating(meeting, shown(_said([meeting]), _code()))


def one_sided(tasks: Iterable[CommissionTask]) -> str:
    """Which side alone has open tasks, when there are two or more with a name: "parents", "team" or "" (S2)."""
    named = [one.member for one in tasks if one.member and not one.done_at]
    sides = {"parents" if one.guardian_id else "team" for one in named}
    return sides.pop() if len(named) > 1 and len(sides) == 1 else ""


def next_chair(members: Iterable[CommissionMember], meetings: Iterable[Seating]) -> int | None:
    """The number of who could lead the next meeting: of the other side than the last, and who did so longest ago."""
    rows, held = list(members), sorted((one.meeting for one in meetings), key=lambda one: one.at)
    led = {one.chair_id: one.at for one in held if one.chair_id}
    last = next((one.chair for one in reversed(held) if one.chair), None)
    of_parents = bool(last.guardian_id) if last else None
    best = min(
        rows, key=lambda one: (bool(one.guardian_id) == of_parents, led.get(one.pk, NEVER), one.pk), default=None
    )
    return best.pk if best else None


def _code() -> str:
    return get_language() or DEFAULT
