"""Parents in a council hear of a question, its last day and an agenda: once, in their language, at a decent hour."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Mailbox
from driehoek.councils.actions.work import ask_council, give_voice, keep_paper, remind_members
from driehoek.councils.jobs import NEAR, _rest, take_next
from driehoek.councils.kinds import library
from driehoek.councils.models import Council, CouncilRequest, Member, Paper
from driehoek.councils.tests.made import a_council, a_meeting, a_member, a_request
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery, Manners, Message, Receipt
from driehoek.messages.telling import standing, words_for
from driehoek.people.models import Account
from driehoek.people.rules import today
from driehoek.shared.moments import AMSTERDAM

NOON = timezone.localtime().replace(hour=12, minute=0)


def committee(cast: Cast) -> Council:
    """The oudercommissie with Samira and Lotte."""
    council = a_council(cast)
    for guardian in (cast.samira, cast.lotte):
        a_member(cast, council, guardian)
    return council


def agenda(cast: Cast, council: Council, **more: object) -> Paper:
    """An agenda for next week."""
    paper = Paper(meeting=a_meeting(council), kind="agenda")
    return keep_paper(paper=paper, title="Agenda", body="Fruit", **{"by": cast.fatma} | more)  # type: ignore[arg-type]


def told(kind: str) -> set[tuple[str, str]]:
    """Who is told, and in which language."""
    rows = Delivery.objects.filter(kind=kind).select_related("guardian")
    return {(row.guardian.given_name, row.language) for row in rows}


@time_machine.travel(NOON, tick=True)
def test_members_hear_of_a_question_in_their_language(cast: Cast) -> None:
    a_request(cast, committee(cast))
    assert told("council_asked") == {("Samira", "ar"), ("Lotte", "nl")}
    row = Delivery.objects.get(kind="council_asked", guardian=cast.samira)
    assert words_for([row])[row.pk].language == "ar"
    assert row.url.endswith(f"/vraag/{row.about_id}/")
    assert row.not_before is None


def mailed(cast: Cast, capture: DjangoCaptureOnCommitCallbacks, *said: Account) -> None:
    """A question is asked in a council with Fatma, these say what they think, and the last day comes near."""
    council = a_council(cast, "mr", "regenboog")
    for account in (cast.fatma, cast.nadia):
        Member.objects.create(council=council, side="staff", account=account, start=today())
    with capture(execute=True):
        row = a_request(cast, council, "aims")
    for account in said:
        give_voice(request=row, answer="yes", words="", by=account)
    with capture(execute=True):
        remind_members(request=row)


def test_colleagues_in_a_council_are_mailed_until_they_said_what_they_think(
    cast: Cast, mailbox: Mailbox, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    mailed(cast, django_capture_on_commit_callbacks, cast.fatma)
    row = CouncilRequest.objects.get()
    to = [one for [one] in mailbox.recipients]
    counted = {account: to.count(str(account.email)) for account in (cast.fatma, cast.nadia)}
    assert counted == {cast.fatma: 1, cast.nadia: 2}
    assert f"/vraag/{row.pk}/" in mailbox.messages[0].get_content()
    assert row.text.title not in mailbox.messages[0].get_content()


def test_who_is_not_asked_is_not_mailed(
    cast: Cast, mailbox: Mailbox, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    council = a_council(cast, "mr", "regenboog")
    Member.objects.create(council=council, side="staff", account=cast.fatma, start=today())
    with django_capture_on_commit_callbacks(execute=True):
        a_request(cast, council, "contribution")
    assert mailbox.messages == []


def test_a_member_opens_what_they_were_told(client: Client, cast: Cast) -> None:
    council = committee(cast)
    a_request(cast, council)
    agenda(cast, council)
    urls = Delivery.objects.filter(guardian=cast.lotte, kind__startswith="council_").values_list("url", flat=True)
    assert [client.get("/u/" + url.partition("/u/")[2]).status_code for url in urls] == [200, 200]


def test_nobody_else_hears_of_it(cast: Cast) -> None:
    council = committee(cast)
    council.members.filter(guardian=cast.samira).update(left_on=today())
    cast.lotte.guardianships.update(information="none")
    a_request(cast, council)
    agenda(cast, council)
    assert not Delivery.objects.filter(kind__startswith="council_").exists()


def test_what_is_asked_of_staff_alone_is_not_told_to_parents(cast: Cast) -> None:
    council = a_council(cast, "mr", "regenboog")
    a_member(cast, council, cast.gilda)
    for subject in library().subjects_of("mr"):
        a_request(cast, council, subject.key)
    asked = {row.pk for row in CouncilRequest.objects.all() if row.asks("parents")}
    assert {row.about_id for row in Delivery.objects.filter(kind="council_asked")} == asked


def test_an_agenda_is_told_once_and_not_to_who_wrote_it(cast: Cast) -> None:
    council = committee(cast)
    council.members.filter(guardian=cast.lotte).update(writes=True)
    paper = agenda(cast, council, by=cast.lotte)
    keep_paper(paper=paper, title="Agenda", body="Fruit en brood", by=cast.lotte)
    keep_paper(paper=Paper(meeting=paper.meeting, kind="agenda"), title="Nog een", body="Brood", by=cast.lotte)
    assert told("council_agenda") == {("Samira", "ar")}
    assert Delivery.objects.filter(kind="council_agenda").count() == 1


def test_a_document_or_an_old_meeting_is_told_to_nobody(cast: Cast) -> None:
    council = committee(cast)
    meeting = a_meeting(council)
    keep_paper(paper=Paper(meeting=meeting, kind="document"), title="Lees", body="Dit", by=cast.fatma)
    meeting.start = timezone.now() - timedelta(days=1)
    meeting.save()
    keep_paper(paper=Paper(meeting=meeting, kind="agenda"), title="Agenda", body="Fruit", by=cast.fatma)
    assert not Delivery.objects.filter(kind="council_agenda").exists()


def test_only_who_said_nothing_hears_that_the_last_day_is_near_and_once(cast: Cast) -> None:
    request = a_request(cast, committee(cast))
    give_voice(request=request, answer="yes", words="", by=cast.lotte)
    _rest["until"] = 0.0
    assert not take_next()
    CouncilRequest.objects.update(due_on=today() + NEAR)
    for _twice in range(2):
        _rest["until"] = 0.0
        take_next()
        remind_members(request=request)
    assert told("council_due") == {("Samira", "ar")}


def test_nothing_is_told_any_more_when_the_council_has_answered(cast: Cast) -> None:
    a_request(cast, committee(cast))
    rows = Delivery.objects.filter(kind="council_asked")
    assert rows.filter(standing()).count() == 2
    CouncilRequest.objects.update(answer="yes")
    assert not rows.filter(standing()).exists()


def test_at_night_it_waits_for_the_morning(cast: Cast) -> None:
    council = committee(cast)
    night = datetime.combine(timezone.localdate() + timedelta(days=1), time(1), AMSTERDAM)
    with time_machine.travel(night, tick=True):
        a_request(cast, council)
    waits = Delivery.objects.filter(kind="council_asked").first()
    assert waits
    assert waits.not_before
    assert waits.not_before > night


@time_machine.travel(NOON, tick=False)
@pytest.mark.parametrize(("days", "waits"), [(42, True), (4, False)])
def test_a_family_that_got_enough_this_week_hears_it_later_unless_that_is_too_late(
    cast: Cast, days: int, waits: bool
) -> None:
    committee(cast)
    Manners.objects.create(location=cast.vlindertuin, weekly_limit=1)
    got = Message.objects.create(location=cast.vlindertuin, author=cast.fatma, kind="must")
    Receipt.objects.create(message=got, guardian=cast.lotte, family=cast.bakker, language="nl")
    Council.objects.update(weeks=days // 7)
    asked_on = today() + timedelta(days=days % 7)
    ask_council(
        council=Council.objects.get(), subject=library().subjects["food"], title="Fruit", body="Elke dag fruit.",
        asked_on=asked_on, by=cast.ruud,
    )  # fmt: skip
    row = Delivery.objects.get(kind="council_asked", guardian=cast.lotte)
    assert (row.not_before is not None) is waits


def test_a_task_is_read_in_the_language_of_the_page_and_own_words_as_they_are(client: Client, cast: Cast) -> None:
    council = committee(cast)
    seats = {seat.guardian_id: seat.pk for seat in council.members.all()}
    staff = as_staff(client, cast.ruud)
    for pk, said in ((cast.samira.pk, {"task": "chair"}), (cast.lotte.pk, {"task": "member", "own_task": "soepvrouw"})):
        staff.post(f"/medezeggenschap/zetel/{seats[pk]}/", said)
    page = client.get(link_path(cast.emine, "medezeggenschap/")).text
    assert "başkan" in page.lower()
    assert '<bdi lang="nl">soepvrouw</bdi>' in page
