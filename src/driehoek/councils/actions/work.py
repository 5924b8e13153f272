"""Verbs of what a council does: meetings and papers, requests and answers, ideas of parents and what was done."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.councils import phrases, rules
from driehoek.councils.actions.checks import check, check_answers, seat_of
from driehoek.councils.kinds import Subject
from driehoek.councils.member_letters import ASKED, DUE, about_agenda, about_request, members_to_mail
from driehoek.councils.models import Council, CouncilRequest, Idea, Meeting, Paper, Voice
from driehoek.councils.queries.doors import councils_of
from driehoek.messages.actions import enqueue
from driehoek.people.actions import mail_accounts
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian
from driehoek.people.rules import today
from driehoek.schooldays.queries.calendars import calendar_at
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text

MAIL = "councils/member_asked"
WEEK = timedelta(days=7)
LONGEST = 200  # weeks looked ahead


@transaction.atomic
def save_meeting(*, meeting: Meeting, by: Account | Guardian) -> Meeting:
    """Keep a new or changed meeting."""
    check_answers(by, meeting.council)
    meeting.full_clean()
    meeting.save()
    record("council_meeting_saved", by=by, subject=meeting, location=meeting.council.location)
    return meeting


@transaction.atomic
def keep_paper(*, paper: Paper, title: str, body: str, by: Account | Guardian) -> Paper:
    """Keep something to read, new or changed, and ask for it in the languages of who reads it."""
    council = paper.meeting.council
    check_answers(by, council)
    if not (paper.text_id and (paper.text.title, paper.text.body) == (title, body)):
        paper.text = _write(council, title, body, by)
    paper.save()
    if paper.kind == Paper.Kind.AGENDA:
        enqueue(about_agenda(paper.meeting, by))
    record("council_paper_kept", by=by, subject=paper, location=council.location, for_all=paper.for_all)
    return paper


@transaction.atomic
def propose(*, meeting: Meeting, words: str, by: Account | Guardian) -> Paper:
    """A member puts something on the list of a meeting to come, in their own language; PermissionDenied afterwards."""
    seat_of(by, meeting.council)
    if meeting.start < timezone.now():
        raise PermissionDenied
    text = _write(meeting.council, "", words, by, _of_members(meeting.council))
    paper = Paper.objects.create(meeting=meeting, kind=Paper.Kind.POINT, text=text)
    record("council_point_proposed", by=by, subject=paper, location=meeting.council.location)
    return paper


@transaction.atomic
def take_back(*, paper: Paper, by: Account | Guardian) -> None:
    """Take one's own point off the list while the meeting has not begun."""
    if paper.kind != Paper.Kind.POINT or by not in (paper.text.guardian, paper.text.author):
        raise PermissionDenied
    if paper.meeting.start < timezone.now():
        raise PermissionDenied
    record("council_point_taken_back", by=by, subject=paper, location=paper.meeting.council.location)
    paper.delete()


@transaction.atomic
def give_voice(*, request: CouncilRequest, answer: str, words: str, by: Account | Guardian) -> Voice:
    """A member says what they think, as often as they change their mind until the council has answered.

    PermissionDenied for who is no member of the side that is asked (WMS article 13: of some things parents decide).
    """
    member = seat_of(by, request.council)
    now = CouncilRequest.objects.select_for_update().get(pk=request.pk)
    if now.answer or not now.asks(member.side):
        raise PermissionDenied
    to = _of_members(request.council)
    text = _write(request.council, "", words, by, to, closed=True) if words.strip() else None
    said = {"answer": answer, "text": text}
    voice, _new = Voice.objects.update_or_create(request=request, member=member, defaults=said)
    record("council_voice_given", by=by, subject=voice, location=request.council.location)
    return voice


@transaction.atomic
def ask_council(
    *, council: Council, subject: Subject, title: str, body: str, asked_on: date, by: Account
) -> CouncilRequest:
    """Ask for advice or consent; the last day for an answer is counted once, with the holidays known now."""
    check(by, council)
    if council.kind not in subject.of:
        raise PermissionDenied
    row = CouncilRequest.objects.create(
        council=council, subject=subject.key, right=subject.right, text=_write(council, title, body, by),
        asked_on=asked_on, due_on=due_day(council, asked_on),
    )  # fmt: skip
    enqueue(about_request(row, kind=ASKED))
    _mail_members(row)
    record("council_asked", by=by, subject=row, location=council.location)
    return row


def _mail_members(request: CouncilRequest) -> None:
    """Mail members with an account on the side that is asked, who said nothing yet."""
    path, place = reverse("council_request", args=[request.pk]), request.council.location
    mail_accounts(accounts=members_to_mail(request), template=MAIL, path=path, location=place)


@transaction.atomic
def remind_members(*, request: CouncilRequest) -> None:
    """Tell members who said nothing yet that the last day for an answer is near; once for each question."""
    if not CouncilRequest.objects.filter(pk=request.pk, answer="", reminded_on=None).update(reminded_on=today()):
        return
    request.reminded_on = today()
    spoke = set(request.voices.filter(member__guardian__isnull=False).values_list("member__guardian", flat=True))
    told = enqueue(about_request(request, kind=DUE, but=spoke))
    _mail_members(request)
    record("council_reminded", by=None, subject=request, location=request.council.location, guardians=len(told))


def due_day(council: Council, asked_on: date) -> date:
    """The same weekday so many weeks later; weeks without lessons do not count (own rules; WMS article 24)."""
    calendar = calendar_at(council.location.organisation_id)
    day, left = asked_on, council.weeks
    for _week in range(LONGEST):
        if not left:
            break
        day += WEEK
        left -= calendar.is_lesson_week(day - timedelta(days=day.weekday()))
    return day


@transaction.atomic
def answer_request(*, request: CouncilRequest, answer: str, words: str, by: Account | Guardian) -> None:
    """Write down what the council says; afterwards only the school's part can be added (PermissionDenied)."""
    check_answers(by, request.council)
    if CouncilRequest.objects.select_for_update().get(pk=request.pk).answer:
        raise PermissionDenied
    if answer != CouncilRequest.Answer.YES and not words.strip():
        raise ValidationError(phrases.SAY_WHY)
    request.answer, request.answered_on = answer, today()
    request.answer_text = _write(request.council, "", words, by) if words.strip() else None
    request.save(update_fields=["answer", "answered_on", "answer_text"])
    record("council_answered", by=by, subject=request, location=request.council.location)


@transaction.atomic
def follow(*, request: CouncilRequest, followed: str, words: str, by: Account) -> None:
    """Tell what the school does with an answer. Without consent it does not do it (WMS article 10, 13)."""
    check(by, request.council)
    now = CouncilRequest.objects.select_for_update().get(pk=request.pk)
    if not now.answer or now.followed:
        raise PermissionDenied
    refused = now.right == "consent" and now.answer == CouncilRequest.Answer.NO
    if refused and followed != CouncilRequest.Followed.DONE:
        raise ValidationError(_("This needs the consent of the council, which said no. The school does not do it."))
    request.followed, request.followed_text = followed, _write(request.council, "", words, by)
    request.save(update_fields=["followed", "followed_text"])
    record("council_followed", by=by, subject=request, location=request.council.location)


@transaction.atomic
def say_idea(*, council: Council, words: str, by: Guardian) -> Idea:
    """A parent says what the council should say or ask, in their own language."""
    if not councils_of(by).filter(pk=council.pk).exists():
        raise PermissionDenied
    text = write(location=council.location, body=words, **_own(by))
    ask_versions(text=text, languages=["nl"])
    idea = Idea.objects.create(council=council, guardian=by, text=text)
    record("council_idea_said", by=by, subject=idea, location=council.location)
    return idea


@transaction.atomic
def say_what_was_done(*, idea: Idea, words: str, by: Account | Guardian) -> None:
    """Tell the parent what was done with it, in their language."""
    check_answers(by, idea.council)
    idea.done = write(location=idea.council.location, body=words, **_own(by))
    ask_versions(text=idea.done, languages=sorted({DEFAULT, idea.guardian.language_read}))
    idea.save(update_fields=["done"])
    record("council_idea_done", by=by, subject=idea, location=idea.council.location)


def _write(
    council: Council, title: str, body: str, by: Account | Guardian, languages: Iterable[str] | None = None, *,
    closed: bool = False,
) -> Text:  # fmt: skip
    """Keep words in the language of who wrote them; asked for in Dutch and in `languages`, else of all parents.

    `closed`: nobody at school meets them among the texts to translate.
    """
    text = write(location=council.location, title=title, body=body, about_child=False, closed=closed, **_own(by))
    if languages is None:
        languages = rules.ties_at(council).values_list("guardian__language_read", flat=True)
    ask_versions(text=text, languages=sorted({DEFAULT, *languages}))
    return text


def _own(by: Account | Guardian) -> dict[str, Any]:
    """Who writes, and in which language: colleagues in Dutch, parents in their own."""
    if isinstance(by, Guardian):
        return {"language": by.language_read, "guardian": by}
    return {"language": DEFAULT, "author": by}


def _of_members(council: Council) -> list[str]:
    """The languages that members who are parents read."""
    seats = rules.seats_of(council=council, guardian__isnull=False)
    return list(seats.values_list("guardian__language_read", flat=True))
