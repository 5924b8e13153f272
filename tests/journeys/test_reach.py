"""One message of a mentor reaches every parent, each in their own language and through their own channel."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from pytest_django import Settings

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery, Manners, PrintRun, Receipt, Thread
from driehoek.messages.tests.gateway import Desk, open_desk
from driehoek.messages.tests.pushservice import Service, open_service
from driehoek.people.models import Guardian
from driehoek.shared.sealing import sealed
from driehoek.texts.models import Engine
from driehoek.texts.tests.servers import EngineServer, serving
from tests.journeys.steps import follow, log_in, press, reads, work

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLACE = "/locatie/vlindertuin"
TITLE, BODY = "Vrijdag is er geen school", "De juffen leren die dag iets nieuws."
QUESTION, ANSWER = "Maandag okul var mı?", "Ja, maandag is er weer school."
# What the engine on this machine knows, per language; it has no Tigrinya.
BOOK = {
    "ar": {TITLE: "لا مدرسة يوم الجمعة", BODY: "تتعلم المعلمات شيئًا جديدًا في ذلك اليوم."},
    "tr": {
        TITLE: "Cuma günü okul yok",
        BODY: "Öğretmenler o gün yeni bir şey öğreniyor.",
        ANSWER: "Evet, pazartesi okul var.",
    },
    "nl": {QUESTION: "Is er maandag school?"},
}
TIGRINYA = {"title": "ዓርቢ ትምህርቲ የለን", "body": "መምህራን ሽዑ መዓልቲ ሓድሽ ነገር ይመሃሩ።"}


class Book(EngineServer):
    """An engine that speaks the protocol of LibreTranslate and knows a few sentences."""

    def reply(self, path: str, body: Any) -> Any:
        """Translate what it knows; anything else comes back as it was."""
        if path == "/languages":
            return [{"code": code, "targets": list(BOOK)} for code in BOOK]
        return {"translatedText": [BOOK[body["target"]].get(text, text) for text in body["q"]]}


@pytest.fixture
def engine(cast: Cast) -> Iterator[EngineServer]:
    """The engine of De Vlindertuin, on this machine, that may get everything."""
    with serving(Book()) as server:
        Engine.objects.create(location=cast.vlindertuin, kind="libre", address=server.url, for_children=True)
        yield server


@pytest.fixture
def texts(cast: Cast) -> Iterator[Desk]:
    """The gateway for text messages of De Vlindertuin."""
    with open_desk() as desk:
        gateway = {"gateway": "generic", "gateway_address": desk.url, "gateway_key": sealed("secret")}
        Manners.objects.create(location=cast.vlindertuin, gateway_sender="School", **gateway)
        yield desk


@pytest.fixture
def phone(settings: Settings) -> Iterator[Service]:
    """The push service behind Hassan's browser."""
    with open_service() as service:
        settings.DRIEHOEK_PUSH_HOSTS = [service.origin]
        yield service


@pytest.fixture
def ways(cast: Cast, texts: Desk, phone: Service) -> None:
    """Samira reads mail, Emine texts, Hassan notices on his phone; Lotte likes to be called, Tesfay wants paper."""
    assert Client().post(link_path(cast.hassan, "melding/"), phone.fields()).status_code == 302
    chosen = {"samira": "email", "emine": "sms", "hassan": "push", "lotte": "phone", "tesfay": "letter"}
    for name, channel in chosen.items():
        Guardian.objects.filter(pk=getattr(cast, name).pk).update(channel=channel, fallbacks=[])


def test_one_message_reaches_everybody_and_answers_come_back(
    page: Page, morning: Cast, ways: None, engine: EngineServer, mailbox: Mailbox, texts: Desk, phone: Service
) -> None:
    cast = morning
    write(page, cast)
    translate_into_tigrinya(page, cast)
    work()
    understands(page, address_in_mail(mailbox, cast), "ar", BOOK["ar"])
    asks_in_turkish(page, address_in_text(texts))
    wants_explanation(page, phone.notices[-1]["url"])
    is_told_by_phone(page, cast)
    understands(page, address_on_paper(page, cast), "ti", {TITLE: TIGRINYA["title"], BODY: TIGRINYA["body"]})
    answer(page, cast)
    work()
    reads_the_answer(page, address_in_text(texts))
    read_the_funnel(page, cast)


def write(page: Page, cast: Cast) -> None:
    """Marieke writes once, sees who gets it how, and sends it."""
    log_in(page, cast.marieke, f"{PLACE}/berichten/")
    follow(page, "Write a message")
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_body").fill(BODY)
    page.locator("label:has([name=must_understand])").click()
    press(page, "Look at it and send")
    for way in Delivery.Channel:
        expect(page.locator(".stats")).to_contain_text(str(way.label))
    page.locator("main form .button--main").first.click()
    reads(page, "The message is on its way.")
    work()


def translate_into_tigrinya(page: Page, cast: Cast) -> None:
    """No engine speaks it, so Zeynep, who translates for the school, finds it on her list."""
    log_in(page, cast.zeynep, "/vertalen/")
    page.locator(".row:has([lang=ti]) a").first.click()
    page.locator("[name=title]").fill(TIGRINYA["title"])
    page.locator("[name=body]").fill(TIGRINYA["body"])
    page.locator("main form .button--main").click()


def address_in_mail(mailbox: Mailbox, cast: Cast) -> str:
    """The link in the one mail to Samira, which is in Arabic."""
    pairs = zip(mailbox.messages, mailbox.recipients, strict=True)
    (mail,) = [mail for mail, to in pairs if to == [cast.samira.email]]
    body = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert (mail["Subject"], mail["Content-Language"]) == (BOOK["ar"][TITLE], "ar")
    return path_in(body)


def address_in_text(desk: Desk) -> str:
    """The link in the newest text message, to Emine's mobile phone."""
    told = json.loads(desk.asked[-1][1])
    assert told["to"] == "+31666201003"
    assert TITLE not in told["text"]
    return path_in(told["text"])


def address_on_paper(page: Page, cast: Cast) -> str:
    """Marieke prints the pile and gives it; the address under the square on Tesfay's letter."""
    log_in(page, cast.marieke, f"{PLACE}/brieven/")
    press(page, "Gather them to print")
    answer = as_staff(Client(), cast.marieke).get(f"/brieven/{PrintRun.objects.get().pk}/brieven.pdf")
    text = "".join(sheet.extract_text() for sheet in PdfReader(BytesIO(answer.content)).pages)
    press(page, "Printed, and given out or posted")
    reads(page, "Noted as given.")
    assert "ትምህርቲ" in text
    return path_in("".join(text.split()))


def path_in(text: str) -> str:
    """The first personal link in a text, as a path."""
    return str(re.findall(r"(/u/[a-z0-9-]+/(?:bericht/\d+/|gesprek/\d+/)?)", text)[0])


def understands(page: Page, path: str, language: str, told: dict[str, str]) -> None:
    """A parent reads all of it in their language, sees who translated it, and says that it is clear."""
    page.goto(path)
    if "bericht" not in path:
        page.locator("#inbox ~ .rows a").first.click()
    expect(page.locator(f"html[lang={language}]")).to_have_count(1)
    for text in told.values():
        expect(page.locator("main")).to_contain_text(text)
    expect(page.locator("main details").first).to_contain_text(BODY)
    press(page, "I understood it", language)
    reads(page, "Thank you. You told us that you understood it.", language)


def asks_in_turkish(page: Page, path: str) -> None:
    """Emine reads it in Turkish and asks something back."""
    page.goto(path)
    expect(page.locator("main")).to_contain_text(BOOK["tr"][BODY])
    follow(page, "Answer or ask something", "tr")
    page.locator("textarea").fill(QUESTION)
    press(page, "Send", "tr")
    expect(page.locator("main")).to_contain_text(QUESTION)
    work()


def wants_explanation(page: Page, url: str) -> None:
    """Hassan taps the notice, which named nobody, and wants it explained."""
    page.goto(path_in(url))
    press(page, "Please explain it to me")
    reads(page, "Good that you ask")


def is_told_by_phone(page: Page, cast: Cast) -> None:
    """Marieke calls Lotte with the words before her, and notes it in one tap."""
    log_in(page, cast.marieke, f"{PLACE}/bellen/")
    card = page.locator(".card", has_text=cast.lotte.full_name)
    expect(card).to_contain_text(BODY)
    card.locator("button[value=reached]").click()
    expect(page.locator(".card", has_text=cast.lotte.full_name)).to_have_count(0)


def answer(page: Page, cast: Cast) -> None:
    """Marieke reads the question in Dutch beside the Turkish, and answers in Dutch."""
    log_in(page, cast.marieke, f"/gesprekken/{Thread.objects.get().pk}/")
    for text in (QUESTION, BOOK["nl"][QUESTION]):
        expect(page.locator("main")).to_contain_text(text)
    page.locator("textarea").fill(ANSWER)
    press(page, "Answer")
    expect(page.locator("main")).to_contain_text(ANSWER)


def reads_the_answer(page: Page, path: str) -> None:
    """Emine reads the answer in Turkish, with the Dutch one tap away."""
    page.goto(path)
    expect(page.locator("main")).to_contain_text(BOOK["tr"][ANSWER])
    expect(page.locator("main details").last).to_contain_text(ANSWER)


def read_the_funnel(page: Page, cast: Cast) -> None:
    """Fatma sees how far it came: known, handed over, confirmed, opened, understood; and that every language opened."""
    assert Receipt.objects.filter(opened_at=None).count() == 0
    log_in(page, cast.fatma, f"{PLACE}/cijfers/delivered/")
    steps = [int(text) for text in page.locator("tr:has(svg.meter) td:nth-child(2)").all_inner_texts()[:5]]
    assert steps == sorted(steps, reverse=True)
    assert steps[4] >= 1
    for name in ("العربية", "Türkçe", "ትግርኛ", "Nederlands"):
        row = page.locator("tr:has(td[data-label])", has=page.get_by_text(name, exact=True)).first
        assert not row.locator("td").first.inner_text().startswith("0 ")
