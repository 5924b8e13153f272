"""Parents read what is expected in their own language, answer on their own page, and the school sees who waits."""

import html

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people.rules import today
from driehoek.policy.actions.expectations import answer_expectations, tell_expectations, write_expectations
from driehoek.policy.models import Expectations, HomeSchoolAgreement
from driehoek.policy.queries.expectations import mutual, to_talk
from driehoek.texts.actions import check
from driehoek.texts.models import Version

OURS, THEIRS = "Wij groeten elk gezin bij naam.", "U belt als er iets verandert."
QUERIES = 15


def written(cast: Cast) -> Expectations:
    return write_expectations(location=cast.vlindertuin, of_school=OURS, of_parents=THEIRS, by=cast.fatma)


def answer(client: Client, cast: Cast, who: str, said: str, words: str = "") -> HomeSchoolAgreement:
    row = Expectations.objects.get()
    sent = {"about": row.pk, f"{row.pk}-answer": said, f"{row.pk}-words": words}
    assert client.post(link_path(getattr(cast, who), "verwachtingen/"), sent).status_code == 302
    return row.agreements.get(guardian=getattr(cast, who))


def test_it_is_asked_for_in_the_languages_that_parents_there_read(cast: Cast) -> None:
    row = written(cast)
    wanted = set(Version.objects.filter(text=row.school_text).values_list("language", flat=True))
    assert {"ar", "tr", "ti"} <= wanted
    assert "pap" not in wanted  # read at another location


def test_a_parent_reads_it_in_their_own_language_once_it_is_translated(client: Client, cast: Cast) -> None:
    row = written(cast)
    url = link_path(cast.emine, "verwachtingen/")
    assert OURS in html.unescape(client.get(url).content.decode())
    version = Version.objects.get(text=row.school_text, language="tr")
    check(version=version, by=cast.fatma, body="Her aileyi adıyla selamlarız.")
    page = html.unescape(client.get(url).content.decode())
    assert "Her aileyi adıyla selamlarız." in page
    assert THEIRS in page


def test_a_parent_who_wants_to_talk_waits_until_a_colleague_noted_the_talk(client: Client, cast: Cast) -> None:
    row = written(cast)
    answer(client, cast, "emine", "talk", "Beni arayın")
    assert [one.guardian for one in to_talk(cast.marieke, row)] == [cast.emine]
    page = as_staff(client, cast.marieke).get(f"/locatie/vlindertuin/verwachtingen/{cast.emine.pk}/")
    assert "Beni arayın" in html.unescape(page.content.decode())
    tell_expectations(
        expectations=row, guardian=cast.emine, told_on=today(), by=cast.marieke, school_agrees=True,
        guardian_agrees=True, own_words="Beni arayın",
    )  # fmt: skip
    assert not to_talk(cast.marieke, row)


def test_a_yes_with_new_words_asks_the_school_again(client: Client, cast: Cast) -> None:
    row = written(cast)
    said = answer(client, cast, "emine", "yes")
    assert (said.guardian_agrees, said.told_by, list(to_talk(cast.marieke, row))) == (True, None, [])
    HomeSchoolAgreement.objects.update(school_agrees=True)
    assert answer(client, cast, "emine", "yes").school_agrees
    assert not answer(client, cast, "emine", "yes", "Beni arayın").school_agrees


def test_nobody_answers_for_another_or_another_school(client: Client, cast: Cast) -> None:
    row = written(cast)
    assert mutual(cast.anna) == []
    for guardian in (cast.anna, cast.gilda, cast.truus_guardian):
        with pytest.raises(PermissionDenied):
            answer_expectations(expectations=row, by=guardian, agrees=True, words="")
    answer(client, cast, "samira", "yes", "Alleen van mij")
    page = client.get(link_path(cast.hassan, "verwachtingen/")).content.decode()
    assert "Alleen van mij" not in page


def test_the_page_asks_few_queries(client: Client, cast: Cast) -> None:
    written(cast)
    answer(client, cast, "samira", "talk", "Bel mij")
    with CaptureQueriesContext(connection) as asked:
        client.get(link_path(cast.samira, "verwachtingen/"))
    assert len(asked) <= QUERIES
