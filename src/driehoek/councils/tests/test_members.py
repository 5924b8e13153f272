"""Guardians who sit in a council: what they do on their own page, and what stays closed to others."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from driehoek.councils.actions.work import answer_request, give_voice, propose
from driehoek.councils.models import Council, CouncilRequest, Idea, Meeting, Paper, Voice
from driehoek.councils.tests.made import a_council, a_meeting, a_member, a_paper, a_request, an_idea
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.models import Account, Guardian
from driehoek.people.waiting import waiting_for
from driehoek.texts.queries import versions_to_do_for


@pytest.fixture
def council(cast: Cast) -> Council:
    """An oudercommissie: Emine writes for it, Lotte sits in it."""
    one = a_council(cast)
    a_member(cast, one, cast.lotte)
    secretary = a_member(cast, one, cast.emine)
    secretary.writes = True
    secretary.save()
    return one


def said(client: Client, guardian: Guardian, page: str, **fields: str) -> int:
    """Send a form on somebody's own page; returns the status."""
    return client.post(link_path(guardian, page), fields).status_code


def test_a_member_puts_a_point_on_the_list_in_their_own_language(client: Client, cast: Cast, council: Council) -> None:
    page = f"vergadering/{a_meeting(council).pk}/"
    assert said(client, cast.emine, page, words="Bahçe ne zaman açılıyor?") == 302
    point = Paper.objects.get(kind="point")
    assert (point.text.language, set(point.text.versions.values_list("language", flat=True))) == ("tr", {"nl"})
    assert "Bahçe" in client.get(link_path(cast.lotte, page)).content.decode()


def test_a_point_is_taken_back_by_who_made_it_alone(client: Client, cast: Cast, council: Council) -> None:
    point = propose(meeting=a_meeting(council), words="Buiten spelen", by=cast.lotte)
    page = f"vergadering/{point.meeting_id}/"
    assert said(client, cast.emine, page, off=str(point.pk)) == 404
    assert said(client, cast.lotte, page, off=str(point.pk)) == 302
    assert not Paper.objects.exists()


def test_nothing_comes_on_the_list_of_a_meeting_that_was(cast: Cast, council: Council) -> None:
    Meeting.objects.filter(pk=a_meeting(council).pk).update(start=timezone.now() - timedelta(hours=1))
    with pytest.raises(PermissionDenied):
        propose(meeting=Meeting.objects.get(), words="Te laat", by=cast.lotte)


def test_the_secretary_takes_a_paper_back_from_all_parents(client: Client, cast: Cast, council: Council) -> None:
    paper = a_paper(cast, council, for_all=True)
    page, fields = f"medezeggenschap/stuk/{paper.pk}/", {"kind": "minutes", "title": "Fruit", "body": paper.text.body}
    assert said(client, cast.lotte, page, **fields) == 404
    assert said(client, cast.emine, page, **fields) == 302
    changed = Paper.objects.get()
    assert (changed.for_all, changed.kind, changed.text_id) == (False, "minutes", paper.text_id)


@pytest.mark.parametrize("who", ["samira", "anna", "gilda"])
def test_who_sits_not_in_it_finds_no_page_of_members(client: Client, cast: Cast, council: Council, who: str) -> None:
    idea, request, paper = an_idea(cast, council), a_request(cast, council), a_paper(cast, council, for_all=False)
    pages = [
        f"vergadering/{paper.meeting_id}/", f"vergadering/{paper.meeting_id}/stuk/",
        *(f"medezeggenschap/{council.pk}/{page}/" for page in ("vergadering", "van-ouders")),
        f"medezeggenschap/van-ouders/{idea.pk}/", f"medezeggenschap/vraag/{request.pk}/",
    ]  # fmt: skip
    assert {client.get(link_path(getattr(cast, who), page)).status_code for page in pages} == {404}


def test_a_member_who_does_not_write_for_the_council_only_speaks(client: Client, cast: Cast, council: Council) -> None:
    idea, request, meeting = an_idea(cast, council), a_request(cast, council), a_meeting(council)
    for page in (f"vergadering/{meeting.pk}/stuk/", f"medezeggenschap/van-ouders/{idea.pk}/"):
        assert client.get(link_path(cast.lotte, page)).status_code == 404
    said(client, cast.lotte, f"medezeggenschap/vraag/{request.pk}/", answer="yes", words="")
    request.refresh_from_db()
    assert not request.answer
    with pytest.raises(PermissionDenied):
        answer_request(request=request, answer="yes", words="", by=cast.lotte)


def test_a_voice_is_for_members_and_waits_on_their_first_page(client: Client, cast: Cast, council: Council) -> None:
    request = a_request(cast, council)
    page = f"medezeggenschap/vraag/{request.pk}/"
    assert [one.number for one in waiting_for(cast.lotte)] == [request.pk]
    fields = {"voice-answer": "no", "voice-words": "Fruit is duur.", "voice": "1"}
    assert said(client, cast.lotte, page, **fields) == 302
    assert said(client, cast.lotte, page, **{**fields, "voice-answer": "conditions"}) == 302
    assert (Voice.objects.get().answer, waiting_for(cast.lotte)) == ("conditions", [])
    assert "Fruit is duur" in client.get(link_path(cast.emine, page)).content.decode()
    for account in (cast.ruud, cast.fatma):
        assert "duur" not in as_staff(client, account).get(f"/medezeggenschap/vraag/{request.pk}/").content.decode()


def test_a_voice_is_not_met_by_the_school_among_what_is_to_be_translated(cast: Cast, council: Council) -> None:
    give_voice(request=a_request(cast, council), answer="no", words="Meyve pahalı.", by=cast.emine)

    def meets(account: Account) -> bool:
        return versions_to_do_for(account).filter(text__council_voice__isnull=False).exists()

    assert meets(cast.zeynep)
    assert not any(meets(account) for account in (cast.ruud, cast.fatma, cast.marieke))


def test_the_secretary_writes_what_the_council_says_and_then_no_voice_changes(
    client: Client, cast: Cast, council: Council
) -> None:
    request = a_request(cast, council)
    assert said(client, cast.emine, f"medezeggenschap/vraag/{request.pk}/", answer="yes", words="Evet") == 302
    assert CouncilRequest.objects.values_list("answer_text__language", flat=True).get() == "tr"
    with pytest.raises(PermissionDenied):
        give_voice(request=request, answer="no", words="", by=cast.lotte)


def test_the_secretary_plans_adds_papers_and_answers_parents(client: Client, cast: Cast, council: Council) -> None:
    idea, day = an_idea(cast, council), timezone.now() + timedelta(days=9)
    own = f"medezeggenschap/{council.pk}/vergadering/"
    assert said(client, cast.emine, own, start=f"{day:%Y-%m-%dT19:30}", place="Ouderkamer") == 302
    page = f"vergadering/{Meeting.objects.get().pk}/stuk/"
    assert said(client, cast.emine, page, kind="minutes", title="Ekim", body="Bahçe açık.") == 302
    assert said(client, cast.emine, f"medezeggenschap/van-ouders/{idea.pk}/", words="Yaptık") == 302
    answers = Idea.objects.values_list("done__body", flat=True)
    assert (Paper.objects.get().kind, answers.get()) == ("minutes", "Yaptık")


def test_only_who_sits_on_the_side_that_is_asked_speaks(cast: Cast) -> None:
    council = a_council(cast, "mr", "regenboog")
    request = a_request(cast, council, "contribution")
    a_member(cast, council, cast.gilda)
    assert request.asks("parents")
    assert not request.asks("staff")
    give_voice(request=request, answer="yes", words="", by=cast.gilda)
    with pytest.raises(PermissionDenied):
        give_voice(request=request, answer="yes", words="", by=cast.olena)
