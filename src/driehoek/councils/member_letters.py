"""What members of a council who are parents are told: each thing once, outside quiet hours and within their week."""

from collections.abc import Container
from datetime import datetime, time, timedelta

from django.utils import timezone

from driehoek.councils import rules
from driehoek.councils.letters import News, To, words_about
from driehoek.councils.models import Council, CouncilRequest, Meeting
from driehoek.messages.models import Delivery, Message
from driehoek.messages.telling import Words
from driehoek.messages.weekly import room_from
from driehoek.messages.when import manners_of, moment_for
from driehoek.people.models import Account, Guardian
from driehoek.shared.moments import AMSTERDAM

REQUEST, MEETING = "council_request", "council_meeting"
ASKED, DUE, AGENDA = "council_asked", "council_due", "council_agenda"
TO_READ = timedelta(days=2)  # so long before its moment something must have been told


def request_words(row: CouncilRequest, code: str) -> Words:
    """That the school asks something, or that the last day for an answer is near, in this language."""
    return words_about(DUE if row.reminded_on else ASKED, code, {"row": row, "council": row.council})


def agenda_words(meeting: Meeting, code: str) -> Words:
    """When the council meets, and that there is an agenda, in this language."""
    return words_about(AGENDA, code, {"meeting": meeting, "council": meeting.council})


def about_request(row: CouncilRequest, *, kind: str, but: Container[int] = ()) -> list[Delivery]:
    """What members of the side that is asked get, except the guardians with the numbers in `but`."""
    news = News(row.council.location, REQUEST, kind, "parent_council_request", row.pk)
    people = _members(row.council, news, but) if row.asks("parents") else []
    last = datetime.combine(row.due_on, time.min, AMSTERDAM)
    return _in_their_week(news.to(people, lambda _number, code: request_words(row, code)), row.council, last)


def members_to_mail(row: CouncilRequest) -> list[Account]:
    """Colleagues and students in the council who are asked and said nothing yet."""
    spoke = row.voices.filter(member__account__isnull=False).values("member__account")
    seats = rules.seats_of(council=row.council, account__isnull=False).exclude(account__in=spoke)
    people = {one.account_id: one.account for one in seats.select_related("account") if row.asks(one.side)}
    return [one for one in people.values() if one]


def about_agenda(meeting: Meeting, by: Account | Guardian) -> list[Delivery]:
    """What members get when there is an agenda for a meeting to come; who wrote it knows."""
    news = News(meeting.council.location, MEETING, AGENDA, "parent_meeting", meeting.pk)
    but = [by.pk] if isinstance(by, Guardian) else []
    people = _members(meeting.council, news, but) if meeting.start > timezone.now() else []
    made = news.to(people, lambda _number, code: agenda_words(meeting, code))
    return _in_their_week(made, meeting.council, meeting.start)


def _members(council: Council, news: News, but: Container[int]) -> list[To]:
    """Parents who sit in the council today, and were not told this before."""
    told = Delivery.objects.filter(about_kind=news.about, about_id=news.pk, kind=news.kind).values("guardian")
    seats = rules.seats_of(council=council, guardian__isnull=False).exclude(guardian__in=told)
    children = dict(rules.ties_at(council).order_by("-pk").values_list("guardian", "child"))
    people = {seat.guardian_id: seat.guardian for seat in seats.select_related("guardian__household")}
    return [To(one, children[pk], news.pk) for pk, one in people.items() if one and pk in children and pk not in but]


def _in_their_week(made: list[Delivery], council: Council, last: datetime) -> list[Delivery]:
    """Whose family got enough this week hears it when there is room again, unless that is too late to read it."""
    manners, now = manners_of(council.location), timezone.now()
    later = room_from([row.family_id or 0 for row in made], manners, now)
    for row in made:
        moment = moment_for(Message.Kind.MUST, manners, later.get(row.family_id or 0, now))
        if now < moment < last - TO_READ:
            row.not_before = moment
    return made
