"""Pages of who translates and who sets words and engines: who may, what is shown, what is never shown."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import AuditLine, Guardianship
from driehoek.shared.sealing import opened
from driehoek.texts.actions import ask_versions, check, remove_engine, remove_term, save_engine, save_term, write
from driehoek.texts.models import Engine, Term, Version
from driehoek.texts.queries import shown_one, versions_for, versions_to_do_for

ENGINES = "/locatie/vlindertuin/vertaalmachines/"
WORDS = "/locatie/vlindertuin/woorden/"


def version(
    cast: Cast, *, place: str = "vlindertuin", state: str = "asked", language: str = "ar", **fields: Any
) -> Version:
    """A translation that waits, or that a machine made."""
    about: dict[str, Any] = {"about_child": False, "body": "Kom om 8.30 uur.", "title": "Uitnodiging"} | fields
    text = write(location=getattr(cast, place), language="nl", **about)
    row = ask_versions(text=text, languages=[language])[0]
    Version.objects.filter(pk=row.pk).update(state=state, body="" if state == "asked" else "8:30 نعم")
    row.refresh_from_db()
    return row


def path(row: Version) -> str:
    return reverse("translation", args=[row.pk])


@pytest.mark.parametrize(
    ("who", "open_text", "child", "from_home", "own"),
    [
        ("nico", False, False, False, False),
        ("elsje", False, False, False, False),
        ("nadia", False, False, False, False),
        ("tom", False, False, False, False),
        ("zeynep", True, False, False, False),
        ("marieke", True, False, True, True),
        ("fatma", True, True, True, True),
        ("ruud", True, True, True, True),
    ],
)
def test_who_translates_meets_only_what_they_may(
    cast: Cast, who: str, open_text: bool, child: bool, from_home: bool, own: bool
) -> None:
    rows = [
        version(cast), version(cast, about_child=True), version(cast, about_child=True, guardian=cast.samira),
        version(cast, about_child=True, author=cast.marieke),
    ]  # fmt: skip
    version(cast, place="elders", about_child=False)
    mine = set(versions_for(getattr(cast, who)).values_list("pk", flat=True)) & {row.pk for row in rows}
    assert [row.pk in mine for row in rows] == [open_text, child, from_home, own]
    assert versions_for(getattr(cast, who)).filter(text__location=cast.elders).exists() == (who == "elsje")


def test_what_a_guardian_may_have_written_about_a_child_elsewhere_is_for_the_whole_location(cast: Cast) -> None:
    row = version(cast, about_child=True, guardian=cast.samira)
    Guardianship.objects.create(guardian=cast.samira, child=cast.parisa)
    assert not versions_for(cast.marieke).filter(pk=row.pk).exists()
    assert versions_for(cast.fatma).filter(pk=row.pk).exists()


def test_a_translator_does_not_find_a_text_about_a_child(client: Client, cast: Cast) -> None:
    row = version(cast, about_child=True, body="Yassin leert tellen.")
    client = as_staff(client, cast.zeynep)
    assert client.get(path(row)).status_code == 404
    assert client.post(path(row), {"body": "نعم"}).status_code == 404
    assert "Yassin" not in client.get("/vertalen/").content.decode()
    with pytest.raises(PermissionDenied):
        check(version=row, by=cast.zeynep, body="نعم")


def test_what_waits_for_a_person_comes_first(cast: Cast) -> None:
    machine, checked, asked = (version(cast, state=state) for state in ("machine", "checked", "asked"))
    assert list(versions_to_do_for(cast.zeynep)) == [asked, machine]
    assert list(versions_to_do_for(cast.zeynep, "tr")) == []
    assert list(versions_to_do_for(cast.zeynep, "ar", "machine")) == [machine]
    assert checked not in versions_to_do_for(cast.zeynep, state="nonsense")


def test_the_list_is_filtered_and_costs_the_same_for_many(
    client: Client, cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        version(cast, title=f"Titel {number}", language="tr" if number % 2 else "ar")
    client = as_staff(client, cast.zeynep)
    with django_assert_max_num_queries(15):
        page = client.get("/vertalen/?in=tr&stand=asked").content.decode()
    assert page.count("Titel") == 12
    assert 'rel="next"' in client.get("/vertalen/").content.decode()


def test_a_translator_has_the_way_there_in_the_menu(client: Client, cast: Cast) -> None:
    assert 'href="/vertalen/"' in as_staff(client, cast.zeynep).get("/vandaag/", follow=True).content.decode()


@pytest.mark.parametrize(("before", "after"), [("asked", "person"), ("machine", "checked")])
def test_a_person_saves_a_translation(client: Client, cast: Cast, before: str, after: str) -> None:
    row = version(cast, state=before)
    data = {"title": "دعوة", "body": "تعالوا ٨:٣٠\u202e"}
    assert as_staff(client, cast.zeynep).post(path(row), data).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.body, row.made_by) == (after, "تعالوا ٨:٣٠", cast.zeynep)
    assert shown_one(row.text, "ar").state == after
    assert AuditLine.objects.filter(verb="translation_kept", account=cast.zeynep, location=cast.vlindertuin).exists()


def test_a_lost_number_is_asked_about_and_nothing_typed_is_lost(client: Client, cast: Cast) -> None:
    row = version(cast)
    typed = {"title": "دعوة", "body": "تعالوا 8:45"}
    page = as_staff(client, cast.zeynep).post(path(row), typed).content.decode()
    assert "30" in page
    assert "تعالوا 8:45" in page
    row.refresh_from_db()
    assert row.state == "asked"
    assert client.post(path(row), typed | {"sure": "on"}).status_code == 302


def test_what_a_colleague_saved_meanwhile_is_not_overwritten_unseen(client: Client, cast: Cast) -> None:
    row = version(cast)
    check(version=row, by=cast.fatma, title="دعوة", body="8:30")
    page = as_staff(client, cast.zeynep).post(path(row), {"title": "x", "body": "8:30 mijn", "seen": ""})
    assert page.status_code == 200
    assert "8:30 mijn" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    assert client.post(path(row), {"title": "x", "body": "8:30 mijn", "seen": seen}).status_code == 302


def test_the_original_and_the_words_of_the_school_stand_beside_it(client: Client, cast: Cast) -> None:
    Term.objects.create(location=cast.vlindertuin, word="uitnodiging", keep=False, words={"ar": "دعوة"})
    Term.objects.create(location=cast.elders, word="kom", keep=False, words={"ar": "تعال"})
    row = version(cast, body="<i>Kom</i>")
    page = as_staff(client, cast.zeynep).get(path(row)).content.decode()
    assert "دعوة" in page
    assert "تعال" not in page
    assert "&lt;i&gt;Kom" in page
    assert 'lang="ar" dir="rtl"' in page


def test_a_word_is_added_changed_and_removed(client: Client, cast: Cast) -> None:
    client = as_staff(client, cast.fatma)
    client.post(f"{WORDS}nieuw/", {"word": " Piramide ", "in_ar": "هرم", "in_tr": ""})
    term = Term.objects.get()
    assert (term.location, term.word, term.keep, term.words) == (cast.vlindertuin, "Piramide", False, {"ar": "هرم"})
    assert "Piramide" in client.post(f"{WORDS}nieuw/", {"word": "Piramide"}).content.decode()
    client.post(f"/woorden/{term.pk}/", {"word": "Piramide", "keep": "on"})
    assert Term.objects.get().keep
    assert "Piramide" in client.get(WORDS).content.decode()
    client.post(f"/woorden/{term.pk}/weg/")
    assert not Term.objects.exists()


def test_a_translator_reads_the_words_and_changes_nothing(client: Client, cast: Cast) -> None:
    term = Term.objects.create(location=cast.vlindertuin, word="Piramide")
    page = as_staff(client, cast.zeynep).get(WORDS).content.decode()
    assert "Piramide" in page
    assert f"/woorden/{term.pk}/" not in page
    engine = Engine(location=cast.vlindertuin, kind="deepl", address="https://api.deepl.com")
    for verb, what in ((save_term, {"term": term}), (remove_term, {"term": term}), (save_engine, {"engine": engine}),
                       (remove_engine, {"engine": engine})):  # fmt: skip
        for who in (cast.zeynep, cast.marieke, cast.elsje):
            with pytest.raises(PermissionDenied):
                verb(by=who, **what)


def test_an_engine_is_added_and_its_key_never_shown(client: Client, cast: Cast) -> None:
    client = as_staff(client, cast.fatma)
    assert client.post(ENGINES, {"kind": "deepl", "key": "geheim:fx"}).status_code == 302
    engine = Engine.objects.get()
    assert (engine.address, engine.for_children, engine.rank) == ("https://api-free.deepl.com", False, 0)
    assert opened(engine.key) == "geheim:fx"
    assert "geheim" not in engine.key
    page = client.get(ENGINES).content.decode()
    assert "geheim" not in page
    assert engine.key not in page
    client.post(f"/vertaalmachines/{engine.pk}/weg/")
    assert not Engine.objects.exists()


@pytest.mark.parametrize(
    ("kind", "address", "taken"),
    [
        ("libre", "https://vertaal.example/", True),
        ("libre", "http://localhost:5000", True),
        ("libre", "http://vertaal.example", False),
        ("libre", "ftp://vertaal.example", False),
        ("libre", "https://naam:wachtwoord@vertaal.example", False),
        ("libre", "", False),
        ("deepl", "https://api.deepl.com", False),
        ("folder", "../../etc", False),
        ("folder", "opus", True),
    ],
)
def test_only_addresses_that_protect_a_text_are_taken(
    client: Client, cast: Cast, settings: Settings, tmp_path: Any, kind: str, address: str, taken: bool
) -> None:
    settings.DRIEHOEK_MODELS = tmp_path
    model = tmp_path / "opus" / "nl-ar"
    model.mkdir(parents=True)
    (model / "model.bin").touch()
    page = as_staff(client, cast.ruud).post(ENGINES, {"kind": kind, "address": address, "key": ""})
    assert (page.status_code == 302) == taken == Engine.objects.exists()


def test_the_page_says_what_goes_outside(client: Client, cast: Cast) -> None:
    for kind, allowed in (("folder", False), ("libre", True), ("libre", False)):
        Engine.objects.create(location=cast.vlindertuin, kind=kind, address="opus", for_children=allowed)
    Engine.objects.create(location=cast.elders, kind="libre", address="https://elders.example")
    cast.fatma.language = "en"
    cast.fatma.save()
    page = as_staff(client, cast.fatma).get(ENGINES).content.decode()
    for told in ("nothing leaves the school", "also texts about children", "never a text about a child"):
        assert told in page
    assert "elders.example" not in page


def test_all_languages_are_shown_until_one_is_chosen(client: Client, cast: Cast) -> None:
    staff = as_staff(client, cast.zeynep)
    assert "selected" not in staff.get("/vertalen/").text
    page = staff.get("/vertalen/?in=ar").text
    assert 'value="ar" lang="ar" selected' in page
    assert '<html lang="nl"' in page
