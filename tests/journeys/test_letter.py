"""A father who reads Tigrinya and has no e-mail: a letter, another time, and a mentor who speaks to him."""

import re
from io import BytesIO

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.logbook.models import Contact, Promise
from tests.journeys.steps import follow, log_in, press, reads, unfold

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_letter_opens_the_page_and_a_wish_becomes_a_promise(plain: Page, client: Client, cast: Cast) -> None:
    plain.goto(address_in_letter(as_staff(client, cast.marieke), cast))
    expect(plain.locator("html[lang=ti]")).to_have_count(1)
    follow(plain, "Read more", "ti")
    unfold(plain, "I need something first", "ti")
    plain.locator("label:has([value=needs_other_time])").click()
    press(plain, "Tell the school", "ti")
    expect(plain.locator("main .notice--success")).to_contain_text("Marieke de Boer")
    promise = wish(cast)
    assert (promise.kind, promise.owner, promise.state) == ("new_appointment", cast.marieke, "open")


def test_the_mentor_speaks_to_him_and_may_take_that_back(page: Page, client: Client, cast: Cast) -> None:
    page.goto(address_in_letter(as_staff(client, cast.marieke), cast) + f"uitnodiging/{cast.tesfay_invited.pk}/")
    unfold(page, "I need something first", "ti")
    page.locator("label:has([value=needs_other_time])").click()
    press(page, "Tell the school", "ti")
    log_in(page, cast.marieke)
    page.locator("[aria-labelledby=promises] .row", has_text="Haile").get_by_role("link").click()
    press(page, "Close")
    reads(page, "The promise is closed.")
    assert wish(cast).state == "kept"
    assert Contact.objects.filter(family=cast.haile, account=cast.marieke, about_kind="promise").exists()
    press(page, "Undo")
    reads(page, "The promise is open again. What you wrote is still there.")
    assert wish(cast).state == "open"


def address_in_letter(client: Client, cast: Cast) -> str:
    """The path in the address that the printed letter tells."""
    answer = client.get(f"/gezinnen/ouders/{cast.tesfay.pk}/brief.pdf")
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    return str(re.findall(r"(/u/[a-z0-9-]+/)", "".join(text.split()))[0])


def wish(cast: Cast) -> Promise:
    """What school owes Tesfay for the counting morning."""
    return Promise.objects.filter(family=cast.haile).exclude(pk=cast.kept_promise.pk).get()
