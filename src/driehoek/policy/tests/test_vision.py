"""The vision: read by all who work there, written by few, every version kept."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.policy.actions import write_vision
from driehoek.policy.models import Vision

PATH = "/locatie/vlindertuin/visie/"


@pytest.mark.parametrize("who", ["nico", "rob", "peter", "truus", "elsje", "tom", "nadia", "ayoub"])
def test_outsiders_read_nothing(client: Client, cast: Cast, who: str) -> None:
    assert as_staff(client, getattr(cast, who)).get(PATH).status_code == 404


def test_a_mentor_reads_and_does_not_write(client: Client, cast: Cast) -> None:
    page = as_staff(client, cast.marieke).get(f"{PATH}?schrijven=1").content.decode()
    assert cast.vision.text in page
    assert "<textarea" not in page
    assert client.post(PATH, {"text": "Van mij"}).status_code == 404
    with pytest.raises(PermissionDenied):
        write_vision(location=cast.vlindertuin, text="Van mij", by=cast.marieke)
    assert Vision.objects.get() == cast.vision


@pytest.mark.parametrize("who", ["fatma", "ruud"])
def test_a_new_text_is_a_new_version(client: Client, cast: Cast, who: str) -> None:
    by = getattr(cast, who)
    page = as_staff(client, by).post(PATH, {"text": "Samen leren wij meer."}, follow=True).content.decode()
    assert [(row.version, row.author) for row in cast.vlindertuin.visions.all()] == [(2, by), (1, cast.fatma)]
    assert "Samen leren wij meer." in page
    assert cast.vision.text in page


def test_the_same_text_is_no_new_version(cast: Cast) -> None:
    assert write_vision(location=cast.vlindertuin, text=cast.vision.text, by=cast.fatma) == cast.vision


def test_an_empty_text_is_refused(client: Client, cast: Cast) -> None:
    response = as_staff(client, cast.fatma).post(PATH, {"text": " "})
    assert response.context["form"].errors
    assert Vision.objects.count() == 1


def test_a_location_without_vision_invites_to_write(client: Client, cast: Cast) -> None:
    assert "<textarea" in as_staff(client, cast.ruud).get("/locatie/haagpoort/visie/").content.decode()
    assert "<textarea" not in as_staff(client, cast.sanne).get("/locatie/haagpoort/visie/").content.decode()
