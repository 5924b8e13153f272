"""Pages of subsidies: from a file to an application on paper, and who may."""

import html

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.plancheck.tests.test_reading import more
from driehoek.schemes.actions import add_scheme
from driehoek.schemes.models import Application, OwnScheme
from driehoek.schemes.tests.material import INVENTED, applied

KEY = "samen-sterk-in-de-wijk"
QUERIES, LOGGED_IN = 15, 2  # the session and the account are asked before any page of ours begins


def url(name: str, code: str = "vlindertuin", **other: str) -> str:
    return reverse(name, kwargs={"code": code, **other})


def text(client: Client, address: str) -> str:
    return html.unescape(client.get(address).content.decode())


def added(cast: Cast) -> OwnScheme:
    return add_scheme(location=cast.vlindertuin, text=INVENTED, by=cast.fatma)


def test_a_file_is_looked_at_before_it_is_added(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    wrong = SimpleUploadedFile("regeling.toml", INVENTED.replace('unit = "euros"', 'unit = "uur"').encode())
    page = client.post(url("scheme_add"), {"file": wrong, "add": "1"})
    assert [one.place for one in page.context["mistakes"]] == ["Post 2"]
    assert not OwnScheme.objects.exists()
    looked = client.post(url("scheme_add"), {"text": INVENTED})
    assert (looked.context["mistakes"], OwnScheme.objects.count()) == ([], 0)
    assert client.post(url("scheme_add"), {"text": INVENTED, "add": "1"}).status_code == 302
    assert "Samen sterk in de wijk" in text(client, url("schemes"))


@pytest.mark.parametrize("file", [b"\xff\xfe\x00", b"a" * 70_000, b""])
def test_a_file_that_is_no_text_is_told(client: Client, cast: Cast, file: bytes) -> None:
    page = as_staff(client, cast.fatma).post(url("scheme_add"), {"file": SimpleUploadedFile("x.toml", file)})
    assert page.context["form"].errors


def test_a_newer_file_takes_the_place_and_taking_away_keeps_the_application(client: Client, cast: Cast) -> None:
    added(cast)
    added(cast)
    applied(cast)
    as_staff(client, cast.fatma).post(url("scheme_withdraw", key=KEY))
    assert client.get(url("scheme", key=KEY)).status_code == 404
    assert Application.objects.count() == 1
    client.post(url("scheme_withdraw", key=KEY) + "?terug=1")
    assert client.get(url("scheme", key=KEY)).context["weighed"].draft.begun


def test_a_scheme_of_another_school_and_of_another_kind_does_not_exist(client: Client, cast: Cast) -> None:
    added(cast)
    as_staff(client, cast.fatma)
    assert client.get(url("scheme", "regenboog", key=KEY)).status_code == 404
    assert client.get(url("scheme", key="den-haag-vo-2007")).status_code == 404
    assert as_staff(client, cast.elsje).get(url("scheme", key=KEY)).status_code == 404


def test_what_was_typed_is_kept_and_weighed(client: Client, cast: Cast) -> None:
    added(cast)
    typed = {
        "years": "2", "own": "1500", "quantity_uren": "120", "price_uren": "50", "quantity_spullen": "1000",
        "ticked_buurt": "on", "words_buurt": "De bibliotheek",
    }  # fmt: skip
    page = as_staff(client, cast.fatma).post(url("scheme_apply", key=KEY), typed, follow=True)
    assert page.context["weighed"].total.grant == 8500
    assert page.context["lines"][0].cut
    again = client.get(url("scheme_apply", key=KEY)).context["form"]
    assert again["words_buurt"].value() == "De bibliotheek"
    wrong = client.post(url("scheme_apply", key=KEY), {**typed, "own": "-1"})
    assert wrong.context["form"].errors


def test_the_board_reads_and_does_not_write(client: Client, cast: Cast) -> None:
    added(cast)
    applied(cast)
    as_staff(client, cast.ingrid)
    assert url("scheme_apply", key=KEY) not in text(client, url("scheme", key=KEY))
    assert client.get(url("scheme_dossier", key=KEY)).content.startswith(b"%PDF")
    with pytest.raises(PermissionDenied):
        add_scheme(location=cast.vlindertuin, text=INVENTED, by=cast.ingrid)


def test_there_is_no_dossier_of_nothing(client: Client, cast: Cast) -> None:
    added(cast)
    assert as_staff(client, cast.fatma).get(url("scheme_dossier", key=KEY)).status_code == 404


def test_a_name_that_comes_along_stays_what_it_is(cast: Cast) -> None:
    same = INVENTED.replace("Samen sterk in de wijk", "Den Haag VO 2007")
    with pytest.raises(ValidationError):
        add_scheme(location=cast.vlindertuin, text=same, by=cast.fatma)


@pytest.mark.parametrize("number", [0, 29])
def test_the_page_asks_as_many_queries_for_thirty_goals_as_for_one(client: Client, cast: Cast, number: int) -> None:
    added(cast)
    applied(cast)
    more(cast, number)
    as_staff(client, cast.fatma).get(url("schemes"))  # keeps the location in the session
    with CaptureQueriesContext(connection) as asked:
        client.get(url("scheme", key=KEY))
    assert len(asked) - LOGGED_IN <= QUERIES
