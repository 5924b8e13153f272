"""Seats, meetings, requests with their last day, ideas of parents, and who reads what."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.councils.actions.councils import step_back
from driehoek.councils.actions.work import answer_request, due_day, follow, say_what_was_done
from driehoek.councils.kinds import library, read
from driehoek.councils.models import CouncilRequest
from driehoek.councils.queries.composition import lines
from driehoek.councils.queries.overview import late_for, rows_of
from driehoek.councils.tests.made import a_council, a_member, a_paper, a_request, an_idea
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.rules import today
from driehoek.schooldays.models import SchoolBreak
from driehoek.shared.strict import DataError
from driehoek.texts.models import Text


def test_an_empty_seat_is_counted_and_filled_again(cast: Cast) -> None:
    council = a_council(cast, parents=1)
    member = a_member(cast, council, cast.lotte)
    with pytest.raises(ValidationError):
        a_member(cast, council, cast.emine)
    step_back(member=member, back=True, by=cast.fatma)
    assert rows_of([council])[0].empty == 1
    a_member(cast, council, cast.emine)
    with pytest.raises(ValidationError):
        step_back(member=member, back=False, by=cast.fatma)


def test_weeks_of_holiday_do_not_count_for_an_answer(cast: Cast) -> None:
    council = a_council(cast, weeks=2)
    SchoolBreak.objects.all().delete()
    monday = date(2026, 10, 5)
    assert due_day(council, monday) == date(2026, 10, 19)
    SchoolBreak.objects.create(
        organisation=cast.driesprong, name="Herfst", start=date(2026, 10, 17), end=date(2026, 10, 25)
    )
    assert due_day(council, monday) == date(2026, 10, 26)


def test_a_late_answer_is_something_to_do_for_the_head(client: Client, cast: Cast) -> None:
    request = a_request(cast, a_council(cast))
    assert not late_for(cast.ruud)
    CouncilRequest.objects.filter(pk=request.pk).update(due_on=today() - timedelta(days=1))
    assert [row.pk for row in late_for(cast.ruud)] == [request.pk]
    assert not late_for(cast.elsje)
    assert "tag--late" in as_staff(client, cast.ruud).get("/locatie/vlindertuin/medezeggenschap/").content.decode()
    assert f"/medezeggenschap/vraag/{request.pk}/" in as_staff(client, cast.ruud).get("/vandaag/plan/").content.decode()


def test_without_consent_the_school_does_not_do_it(cast: Cast) -> None:
    request = a_request(cast, a_council(cast, "mr", "regenboog"), "contribution")
    answer_request(request=request, answer="no", words="Te duur", by=cast.fatma)
    with pytest.raises(ValidationError):
        follow(request=request, followed="not", words="Toch wel", by=cast.ruud)
    follow(request=request, followed="done", words="Dan niet", by=cast.ruud)


def test_what_the_council_says_is_not_changed_afterwards(cast: Cast) -> None:
    request = a_request(cast, a_council(cast))
    answer_request(request=request, answer="yes", words="", by=cast.fatma)
    with pytest.raises(PermissionDenied):
        answer_request(request=request, answer="no", words="Nee", by=cast.ruud)


@pytest.mark.parametrize("who", ["elsje", "marieke", "ingrid"])
def test_only_who_sets_it_up_writes_for_a_council(cast: Cast, who: str) -> None:
    with pytest.raises(PermissionDenied):
        answer_request(request=a_request(cast, a_council(cast)), answer="yes", words="", by=getattr(cast, who))


def test_a_parent_reads_what_was_done_with_what_they_said(client: Client, cast: Cast) -> None:
    council = a_council(cast)
    say_what_was_done(idea=an_idea(cast, council), words="Er komt een klimrek.", by=cast.fatma)
    pages = [
        client.get(link_path(person, f"medezeggenschap/{council.pk}/")).content.decode()
        for person in (cast.emine, cast.samira)
    ]
    assert ["klimrek" in page for page in pages] == [True, False]


def test_an_answer_of_a_colleague_is_not_replaced_unseen(client: Client, cast: Cast) -> None:
    idea = an_idea(cast, a_council(cast))
    address = f"/medezeggenschap/van-ouders/{idea.pk}/"
    seen = as_staff(client, cast.ruud).get(address).context["form"]["seen"].value()
    say_what_was_done(idea=idea, words="Er komt een klimrek.", by=cast.fatma)
    page = client.post(address, {"words": "Dat kan niet.", "seen": seen})
    assert "Er komt een klimrek." in page.text
    assert "Dat kan niet." in page.text
    client.post(address, {"words": "Dat kan niet.", "seen": page.context["form"]["seen"].value()})
    assert Text.objects.get(council_idea_done=idea).body == "Dat kan niet."


def test_members_read_everything_and_other_parents_what_is_for_all(client: Client, cast: Cast) -> None:
    council = a_council(cast)
    a_member(cast, council, cast.lotte)
    paper = a_paper(cast, council, for_all=False)
    path = f"vergadering/{paper.meeting_id}/"
    assert [client.get(link_path(one, path)).status_code for one in (cast.lotte, cast.emine)] == [200, 404]
    page = link_path(cast.emine, f"medezeggenschap/{council.pk}/")
    assert "om tien uur" not in client.get(page).content.decode()
    type(paper).objects.update(for_all=True)
    assert "om tien uur" in client.get(page).content.decode()


def test_who_sits_in_it_is_hidden_where_few_parents_are() -> None:
    pairs = [(number, "nl") for number in range(9)] + [(20 + number, "tr") for number in range(6)] + [(40, "ti")]
    shown = {row.label: row.parents for row in lines(pairs, {40}, whole=False)}
    assert shown == {"nl": 9, "tr": None, "ti": None}
    assert {row.label: row.members for row in lines(pairs, {40}, whole=True)} == {"nl": 0, "tr": 0, "ti": 1}


def test_two_small_parts_cannot_be_found_by_subtracting_the_others() -> None:
    counts = {"nl": 9, "tr": 6, "ti": 1, "so": 2}
    pairs = [(number, label) for label, many in counts.items() for number in range(many)]
    shown = {row.label: row.parents for row in lines(pairs, set(), whole=False)}
    assert shown == {"nl": 9, "tr": None, "ti": None, "so": None}


@pytest.mark.parametrize("page", ["/medezeggenschap/{pk}/", "medezeggenschap/", "medezeggenschap/{pk}/"])
def test_pages_take_as_many_queries_for_many_as_for_one(client: Client, cast: Cast, page: str) -> None:
    council = a_council(cast)
    path = page.format(pk=council.pk)
    path = path if path.startswith("/") else link_path(cast.emine, path)
    as_staff(client, cast.fatma).get(path)
    counts = []
    for _number in range(2):
        for _row in range(4):
            an_idea(cast, council), a_request(cast, council), a_paper(cast, council, for_all=True)
        with CaptureQueriesContext(connection) as log:
            client.get(path)
        counts.append(len(log))
    assert counts[0] == counts[1] <= 15


def test_every_kind_of_location_has_a_council_and_every_law_its_article() -> None:
    assert all(library().at(kind) for kind in ("preschool", "daycare", "primary", "practical", "vmbo", "mbo"))
    assert all(subject.article for subject in library().subjects.values() if subject.key != "own")


def test_a_slip_in_the_file_stops_it(tmp_path: Path) -> None:
    file = tmp_path / "kinds.toml"
    file.write_text('[[council]]\nkey = "mr"\n[[subject]]\nkey = "own"\n')
    with pytest.raises(DataError):
        read(file)
