import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from driehoek.activities.actions import invite
from driehoek.activities.models import ActivityText, Invitation
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.shared.languages import LANGUAGES
from driehoek.texts.models import Version
from driehoek.together.actions import choose, decline, propose, put_on_list, reopen
from driehoek.together.library import subjects
from driehoek.together.models import Choice, Proposal
from driehoek.together.tests.rooms import LOGGED_IN, a_morning, a_room, a_wish

PLACE = "samen/ouderkamer/vlindertuin/"


def test_without_a_working_group_there_is_no_room(cast: Cast, client: Client) -> None:
    assert client.get(link_path(cast.emine, PLACE)).status_code == 404
    a_room(cast)
    assert client.get(link_path(cast.emine, PLACE)).status_code == 200
    assert client.get(link_path(cast.anna, PLACE)).status_code == 404


def test_a_parent_chooses_and_takes_it_back(cast: Cast, client: Client) -> None:
    a_room(cast)
    address = link_path(cast.emine, f"{PLACE}kiezen/")
    client.post(address, {"subject": "bedtime", "wants": ""})
    client.post(address, {"subject": "bedtime", "wants": ""})
    assert Choice.objects.get().proposal.subject == "bedtime"
    client.post(address, {"subject": "bedtime"})
    assert not Choice.objects.exists()
    assert client.post(address, {"subject": "nonsense", "wants": ""}).status_code == 404


def test_two_parents_who_choose_the_same_are_one_subject(cast: Cast) -> None:
    a_room(cast)
    row = a_wish(cast)
    choose(guardian=cast.lotte, location=cast.vlindertuin, subject="bedtime")
    choose(guardian=cast.farid, location=cast.vlindertuin, proposal=row.pk)
    assert Proposal.objects.get().choices.count() == 3


def test_nobody_sees_who_chose(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    row = a_wish(cast)
    pages = [f"/samen/voorstel/{row.pk}/", "/locatie/vlindertuin/samen/", f"/samen/commissie/{commission.pk}/"]
    told = "".join(as_staff(client, cast.fatma).get(page).content.decode() for page in pages)
    told += client.get(link_path(cast.samira, PLACE)).content.decode()
    assert "1 ouder" in told
    assert "Emine" not in told


def test_own_words_are_read_by_a_colleague_first(cast: Cast, client: Client) -> None:
    a_room(cast)
    client.post(link_path(cast.emine, PLACE), {"body": "Zwemmen öğrenmek"})
    assert "Zwemmen" not in client.get(link_path(cast.lotte, PLACE)).content.decode()
    assert "Zwemmen" in as_staff(client, cast.fatma).get("/locatie/vlindertuin/samen/").content.decode()
    assert "Zwemmen" not in as_staff(client, cast.marieke).get("/locatie/vlindertuin/samen/").content.decode()
    put_on_list(proposal=Proposal.objects.get(), by=cast.fatma)
    assert "Zwemmen" in client.get(link_path(cast.lotte, PLACE)).content.decode()
    assert Version.objects.filter(text__proposal__isnull=False, language="ar").exists()


def test_only_so_many_own_words_wait(cast: Cast) -> None:
    a_room(cast)
    for number in range(5):
        propose(guardian=cast.emine, location=cast.vlindertuin, body=f"Iets {number}")
    with pytest.raises(ValidationError):
        propose(guardian=cast.emine, location=cast.vlindertuin, body="Nog iets")


def test_a_morning_is_an_ordinary_activity_in_every_language(cast: Cast) -> None:
    commission = a_room(cast)
    activity = a_morning(cast, a_wish(cast), commission)
    texts = {one.language: one for one in ActivityText.objects.filter(activity=activity)}
    assert set(texts) == set(LANGUAGES)
    assert texts["tr"].title == subjects()["bedtime"].titles["tr"]
    assert "Ouders van de school hebben dit onderwerp voorgesteld." in texts["nl"].what
    assert invite(activity=activity, by=cast.fatma).new > 2


def test_a_morning_in_own_words_speaks_the_languages_it_is_there_in(cast: Cast) -> None:
    commission = a_room(cast)
    row = propose(guardian=cast.emine, location=cast.vlindertuin, body="Yüzme öğrenmek")
    put_on_list(proposal=row, by=cast.fatma)
    assert row.text
    for code, state, words in (("ar", "machine", "تعلم السباحة"), ("pl", "person", "Nauka pływania")):
        fresh = {"state": state, "body": words}
        Version.objects.update_or_create(text=row.text, language=code, defaults=fresh)
    activity = a_morning(cast, Proposal.objects.get(), commission, title="Leren zwemmen")
    told = {one.language: (one.title, one.source) for one in ActivityText.objects.filter(activity=activity)}
    assert told == {
        "nl": ("Leren zwemmen", "original"), "tr": ("Yüzme öğrenmek", "library"), "ar": ("تعلم السباحة", "library"),
        "pl": ("Nauka pływania", "person"),
    }  # fmt: skip


def test_the_working_group_sees_how_many_said_yes_and_no_names(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    activity = a_morning(cast, a_wish(cast), commission)
    invite(activity=activity, by=cast.fatma)
    Invitation.objects.filter(activity=activity, guardian=cast.emine).update(answer="yes")
    page = client.get(link_path(cast.samira, f"samen/commissie/{commission.pk}/")).content.decode()
    assert subjects()["bedtime"].titles["ar"] in page
    assert "Ouderkamer" in page
    assert "Emine" not in page


def test_parents_see_what_became_of_it(cast: Cast, client: Client) -> None:
    commission = a_room(cast)
    a_morning(cast, a_wish(cast), commission)
    decline(proposal=a_wish(cast, "money"), because="Dat doet de bibliotheek al.", by=cast.fatma)
    page = client.get(link_path(cast.lotte, PLACE)).content.decode()
    assert "We doen het op" in page
    assert "Dat doet de bibliotheek al." in page
    assert "U hebt dit voorgesteld" not in page
    assert {'value="bedtime"', 'value="money"'} & set(page.split()) == set()
    reopen(proposal=Proposal.objects.get(subject="money"), by=cast.fatma)
    assert "bibliotheek" not in client.get(link_path(cast.lotte, PLACE)).content.decode()


def test_a_reason_that_is_too_long_stays_on_the_page(cast: Cast, client: Client) -> None:
    a_room(cast)
    address = f"/samen/voorstel/{a_wish(cast).pk}/besluit/"
    said = {"act": "decline", "because": "Er is al een avond over. " + "x" * 2000}
    assert "Er is al een avond over." in as_staff(client, cast.fatma).post(address, said, follow=True).text


def test_only_who_plans_for_all_decides(cast: Cast) -> None:
    a_room(cast)
    row = a_wish(cast)
    for account in (cast.marieke, cast.nadia, cast.elsje, cast.nico):
        with pytest.raises(PermissionDenied):
            decline(proposal=row, because="Nee", by=account)


def test_the_pages_ask_few_queries(
    cast: Cast, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    a_room(cast)
    for number in range(12):
        row = propose(guardian=(cast.emine, cast.lotte, cast.farid)[number % 3], location=cast.vlindertuin, body="x")
        put_on_list(proposal=row, by=cast.fatma)
    with django_assert_max_num_queries(15):
        client.get(link_path(cast.emine, PLACE))
    as_staff(client, cast.fatma)
    with django_assert_max_num_queries(15 + LOGGED_IN):
        assert client.get("/locatie/vlindertuin/samen/").status_code == 200
