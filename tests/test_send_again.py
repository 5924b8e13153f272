"""What a colleague typed is not lost when they were logged out meanwhile, or when the page was open for too long."""

import html
import re

from django.test import Client

from driehoek.councils.models import CouncilRequest
from driehoek.councils.tests.made import a_council, a_request
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.texts.models import Text

OURS = {"Origin": "http://testserver"}
SAID = {"answer": "no", "words": 'Liever "brood" & melk'}


def held(page: str) -> dict[str, str]:
    """What stands on the page to be sent once more."""
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in fields}


def test_who_was_logged_out_sends_it_after_logging_in(client: Client, cast: Cast) -> None:
    request = a_request(cast, a_council(cast))
    page = client.post(address := f"/medezeggenschap/vraag/{request.pk}/", SAID)
    assert (page.status_code, held(page.text).items() >= SAID.items()) == (403, True)
    as_staff(client, cast.ruud).post(address, held(page.text))
    assert Text.objects.get(council_answer=request).body == SAID["words"]


def test_an_old_page_of_ours_is_sent_once_more(cast: Cast) -> None:
    client, request = Client(enforce_csrf_checks=True), a_request(cast, a_council(cast))
    as_staff(client, cast.ruud)
    page = client.post(address := f"/medezeggenschap/vraag/{request.pk}/", SAID, headers=OURS)
    assert held(page.text).items() >= SAID.items()
    client.post(address, held(page.text), headers=OURS)
    assert CouncilRequest.objects.get(pk=request.pk).answer == "no"


def test_what_another_site_sent_is_not_given_back(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    as_staff(client, cast.ruud)
    for origin in ("https://elders.example", "null"):
        assert not held(client.post("/ik/", {"name": "Boef"}, headers={"Origin": origin}).text)
    assert not held(client.post("/account/login/", {"password": "geheim"}, headers=OURS).text)
