"""A parent's own pages: what they see of themselves, what they change, and what stays the other parent's."""

import pytest
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.people import actions
from driehoek.people.models import AuditLine, Guardian

NEEDS = {
    "language_read": "nl", "language_spoken": "", "channel": "email", "phone": "", "email": "emine@thuis.example",
    "needs_note": "",
}  # fmt: skip


def me(client: Client, guardian: Guardian) -> str:
    return client.get(link_path(guardian, "over-mij/")).content.decode()


def test_a_parent_sees_child_group_and_contact_person(client: Client, cast: Cast) -> None:
    page = me(client, cast.emine)
    assert all(words in page for words in ("Deniz", "Vlinders", "Marieke de Boer", "06 66 10 20 01"))
    assert "14:30" in page


def test_when_to_call_is_told_in_their_language(client: Client, cast: Cast) -> None:
    page = me(client, cast.samira)
    assert '<html lang="ar" dir="rtl"' in page
    assert "الاثنين" in page


def test_without_a_contact_person_the_school_can_be_called(client: Client, cast: Cast) -> None:
    cast.marieke.appointments.update(is_contact_person=False)
    cast.fatma.appointments.update(is_contact_person=False)
    assert cast.vlindertuin.phone in me(client, cast.emine)


def test_a_parent_chooses_for_themselves(client: Client, cast: Cast) -> None:
    Guardian.objects.update(language_known=False)
    chosen = NEEDS | {"language_read": "uk", "prefers_hearing": "on", "best_times": ["evening"]}
    assert client.post(link_path(cast.emine, "over-mij/"), chosen).status_code == 302
    cast.emine.refresh_from_db()
    assert (cast.emine.language_read, cast.emine.prefers_hearing, cast.emine.language_known) == ("uk", True, True)


@pytest.mark.parametrize("wrong", [
    {"email": "nee"}, {"email": ""}, {"phone": "12"}, {"channel": "phone"}, {"language_read": "xx"},
    {"channel": "sms"}, {"channel": "sms", "phone": "010 2345678"}, {"fallbacks": ["phone"]}, {"channel": "push"},
    {"fallbacks": ["face"]},
])  # fmt: skip
def test_what_is_not_right_is_asked_again(client: Client, cast: Cast, wrong: dict[str, str]) -> None:
    response = client.post(link_path(cast.emine, "over-mij/"), NEEDS | {"language_spoken": "Turks en Lazisch"} | wrong)
    assert response.status_code == 200
    assert "Turks en Lazisch" in response.content.decode()
    cast.emine.refresh_from_db()
    assert cast.emine.language_spoken == "Turks"


def test_other_ways_come_after_the_best_one(client: Client, cast: Cast) -> None:
    ways = {"channel": "phone", "phone": "06 12345678", "fallbacks": ["letter", "phone", "email", "sms"]}
    assert client.post(link_path(cast.emine, "over-mij/"), NEEDS | ways).status_code == 302
    cast.emine.refresh_from_db()
    assert (cast.emine.channel, cast.emine.fallbacks) == ("phone", ["sms", "email", "letter"])


def test_the_order_of_before_is_kept(client: Client, cast: Cast) -> None:
    actions.change_needs(guardian=cast.emine, by=cast.marieke, fallbacks=["letter", "phone"])
    client.post(
        link_path(cast.emine, "over-mij/"), NEEDS | {"phone": "06 12345678", "fallbacks": ["letter", "phone", "sms"]}
    )
    cast.emine.refresh_from_db()
    assert cast.emine.fallbacks == ["letter", "phone", "sms"]


def test_notices_are_offered_to_whoever_turned_them_on(client: Client, cast: Cast) -> None:
    assert 'value="push"' not in me(client, cast.emine)
    actions.change_needs(guardian=cast.emine, by=cast.emine, channel="push", fallbacks=["email"])
    assert 'value="push"' in me(client, cast.emine)


def test_there_are_no_hidden_notes(client: Client, cast: Cast) -> None:
    actions.change_needs(guardian=cast.emine, by=cast.marieke, needs_note="Belt liever niet op vrijdag")
    assert "Belt liever niet op vrijdag" in me(client, cast.emine)


def test_separated_parents_see_nothing_of_each_other(client: Client, cast: Cast) -> None:
    actions.change_needs(guardian=cast.iris, by=cast.fatma, needs_note="Verhuist binnenkort")
    for page in ("over-mij/", "wie-keek/", "bel-mij/"):
        shown = client.get(link_path(cast.daniel, page)).content.decode()
        assert not any(words in shown for words in ("Iris", "Mulder", "Stationsplein", "Verhuist"))


def test_language_changes_on_the_page_where_one_is(client: Client, cast: Cast) -> None:
    here = link_path(cast.emine, "wie-keek/")
    response = client.post(link_path(cast.emine, "taal/"), {"language": "so", "next": here})
    assert response.headers["Location"] == here
    assert '<html lang="so"' in client.get(here).content.decode()


@pytest.mark.parametrize("away", ["https://elders.example/", "//elders.example/", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_site(client: Client, cast: Cast, away: str) -> None:
    response = client.post(link_path(cast.emine, "taal/"), {"language": "so", "next": away})
    assert response.headers["Location"] == link_path(cast.emine)


def test_an_unknown_language_changes_nothing(client: Client, cast: Cast) -> None:
    client.post(link_path(cast.emine, "taal/"), {"language": "xx"})
    cast.emine.refresh_from_db()
    assert cast.emine.language_read == "tr"


def looks(client: Client, guardian: Guardian) -> str:
    return client.get(link_path(guardian, "wie-keek/")).content.decode()


def test_every_look_can_be_read_by_the_family(client: Client, cast: Cast) -> None:
    as_staff(client, cast.ruud)
    for path in (f"/gezinnen/{cast.kaya.pk}/", f"/gezinnen/ouders/{cast.emine.pk}/"):
        client.get(path)
    assert AuditLine.objects.filter(family=cast.kaya, verb="looked", account=cast.ruud).count() == 2
    assert looks(client, cast.emine).count("Ruud Jansen") == 1
    assert "Ruud Jansen" not in looks(client, cast.samira)


def test_what_concerns_one_parent_is_shown_to_that_parent(client: Client, cast: Cast) -> None:
    actions.renew_link(guardian=cast.iris, by=cast.fatma)
    assert "Fatma" in looks(client, cast.iris)
    assert "Fatma" not in looks(client, cast.daniel)


def test_what_a_student_decides_is_not_in_the_parents_list(client: Client, cast: Cast) -> None:
    actions.decide(child=cast.ayoub_child, by=cast.ayoub, category="progress", open_to_parents=True)
    assert AuditLine.objects.filter(verb="student_decided").exists()
    assert "Ayoub" not in looks(client, cast.naima)


def test_many_looks_come_in_pages(client: Client, cast: Cast) -> None:
    for _ in range(21):
        actions.look(at=cast.kaya, by=cast.marieke)
    assert "?page=2" in looks(client, cast.emine)
