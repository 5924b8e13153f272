"""Translating in the background: every way an engine can fail has one clear outcome."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
import time_machine
from django.utils import timezone
from pytest_django import Settings

from driehoek.demo.cast import Cast
from driehoek.shared.queues import claim
from driehoek.shared.sealing import sealed
from driehoek.texts import jobs
from driehoek.texts.actions import ask_person, ask_versions, check, keep_machine_version, write
from driehoek.texts.engines import web
from driehoek.texts.jobs import ATTEMPTS, take_next
from driehoek.texts.models import Engine, Term, Version
from driehoek.texts.tests.servers import EngineServer, serving
from driehoek.texts.translating import Translation

pytestmark = pytest.mark.django_db
BODY = "Beste Samira, kom donderdag 3 december om 8.30 uur.\n\n- Neem € 2,50 mee.\n12345"


@pytest.fixture
def server() -> Iterator[EngineServer]:
    """An engine that works."""
    with serving(EngineServer()) as engine:
        yield engine


def engine(cast: Cast, server: EngineServer, kind: str = "libre", **fields: Any) -> Engine:
    """An engine of De Vlindertuin, which may get everything."""
    rank = Engine.objects.count()
    fields = {"for_children": True, "rank": rank, "key": sealed("secret")} | fields
    return Engine.objects.create(location=cast.vlindertuin, kind=kind, address=server.url, **fields)


def wanted(cast: Cast, language: str = "ar", body: str = BODY, *, about_child: bool = True) -> Version:
    """A text of Marieke's that waits to be translated."""
    text = write(
        location=cast.vlindertuin, language="nl", body=body, title="Kom kijken", author=cast.marieke,
        about_child=about_child,
    )  # fmt: skip
    return ask_versions(text=text, languages=[language])[0]


def outcome(version: Version) -> tuple[str, str]:
    """What became of it, and why."""
    version.refresh_from_db()
    return version.state, version.problem


@pytest.mark.parametrize("kind", ["libre", "deepl"])
def test_an_engine_translates_and_everything_to_keep_is_there(cast: Cast, server: EngineServer, kind: str) -> None:
    engine(cast, server, kind)
    version = wanted(cast)
    assert take_next()
    assert outcome(version) == ("machine", "")
    greeting, empty, bullet, number = version.body.split("\n")
    for kept in ("Samira", "الخميس، 3 ديسمبر", "\u20668:30\u2069"):
        assert greeting.count(kept) == 1
    assert (empty, bullet[:2], number) == ("", "- ", "12345")
    assert "\u2066€ 2,50\u2069" in bullet
    assert version.title == "moK nekjik"
    assert not take_next()


@pytest.mark.parametrize("kind", ["libre", "deepl"])
def test_no_name_and_no_number_leaves_the_school(cast: Cast, server: EngineServer, kind: str) -> None:
    engine(cast, server, kind)
    wanted(cast)
    take_next()
    sent = " ".join(server.texts)
    assert "Beste" in sent
    for precious in ("Samira", "december", "8.30", "2,50", "12345"):
        assert precious not in sent


def test_deepl_is_asked_as_it_wants_to_be_asked(cast: Cast, server: EngineServer) -> None:
    engine(cast, server, "deepl")
    wanted(cast, "en", body="Neem <b>fruit</b> & brood mee voor Samira.")
    take_next()
    (path, headers, body) = server.asked[0]
    assert (path, headers["Authorization"]) == ("/v2/translate", "DeepL-Auth-Key secret")
    assert (body["source_lang"], body["target_lang"], body["tag_handling"]) == ("NL", "EN-GB", "xml")
    assert body["text"][1] == "Neem &lt;b&gt;fruit&lt;/b&gt; &amp; brood mee voor <k>XQ1</k>."


def test_libretranslate_is_asked_as_it_wants_to_be_asked(cast: Cast, server: EngineServer) -> None:
    engine(cast, server)
    wanted(cast)
    take_next()
    assert server.asked[0][0] == "/languages"
    body = server.asked[1][2]
    assert (body["source"], body["target"], body["format"], body["api_key"]) == ("nl", "ar", "text", "secret")


@pytest.mark.parametrize("kind", ["libre", "deepl"])
def test_nothing_about_a_child_reaches_an_engine_that_is_not_allowed(
    cast: Cast, server: EngineServer, kind: str
) -> None:
    row = engine(cast, server, kind)
    secret, open_text = wanted(cast), wanted(cast, body="De school is dicht.", about_child=False)
    Engine.objects.filter(pk=row.pk).update(for_children=False)
    while take_next():
        pass
    assert outcome(secret) == ("asked", "not_allowed")
    assert outcome(open_text) == ("machine", "")
    assert "De school is dicht." in server.texts
    assert not any("Beste" in text for text in server.texts)


def test_a_language_that_one_engine_lacks_goes_to_the_next(cast: Cast, server: EngineServer) -> None:
    server.languages.append({"code": "nl", "targets": ["so"]})
    engine(cast, server, "deepl")
    engine(cast, server, "libre")
    version = wanted(cast, "so")
    take_next()
    assert outcome(version) == ("machine", "")
    assert version.engine == "LibreTranslate"


def test_a_language_that_no_engine_has_goes_to_a_person(cast: Cast, server: EngineServer) -> None:
    engine(cast, server, "deepl")
    version = wanted(cast, "ti")
    take_next()
    assert outcome(version) == ("asked", "language")


@pytest.mark.parametrize(
    ("behaviour", "problem"),
    [
        ({"answer": lambda texts: [""] * len(texts)}, "empty"),
        ({"answer": lambda texts: texts * 2}, "nonsense"),
        ({"answer": lambda texts: texts[1:]}, "nonsense"),
        ({"answer": lambda texts: [7] * len(texts)}, "nonsense"),
        ({"answer": lambda texts: texts[0]}, "nonsense"),
        ({"answer": lambda texts: ["hoi"] * len(texts)}, "lost"),
        ({"answer": lambda texts: [f"{text} {text}" for text in texts]}, "lost"),
        ({"answer": lambda texts: [f"{text} www.elders.example" for text in texts]}, "added"),
        ({"answer": lambda texts: texts}, "same"),
        ({"raw": b"<html>"}, "nonsense"),
        ({"raw": b"[]"}, "nonsense"),
        ({"raw": b"x" * (web.LARGEST + 1)}, "nonsense"),
        ({"status": 403}, "refused"),
        ({"status": 456}, "refused"),
        ({"status": 302}, "refused"),
    ],
)
def test_what_an_engine_does_wrong_is_never_shown(
    cast: Cast, server: EngineServer, behaviour: dict[str, Any], problem: str
) -> None:
    vars(server).update(behaviour)
    engine(cast, server)
    version = wanted(cast, body="Samira komt vandaag ook graag kijken.")
    take_next()
    assert outcome(version) == ("asked", problem)
    assert (version.title, version.body) == ("", "")


def test_a_lost_part_is_tried_again_sentence_by_sentence(cast: Cast, server: EngineServer) -> None:
    server.answer = lambda texts: ["kwijt" if text.count("XQ") > 1 else f"şimdi {text}" for text in texts]
    engine(cast, server)
    version = wanted(cast, "tr", body="Samira komt graag. Yassin komt ook.")
    take_next()
    assert version.text.body not in server.texts
    assert outcome(version) == ("machine", "")
    assert version.body == "şimdi Samira komt graag. şimdi Yassin komt ook."


def test_the_next_engine_does_what_the_first_damages(cast: Cast, server: EngineServer) -> None:
    with serving(EngineServer(answer=lambda texts: [""] * len(texts))) as bad:
        engine(cast, bad)
        engine(cast, server)
        version = wanted(cast)
        take_next()
    assert outcome(version) == ("machine", "")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_engine_is_asked_again_later_and_at_last_a_person(cast: Cast, server: EngineServer, status: int) -> None:
    server.status = status
    engine(cast, server)
    version = wanted(cast)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(ATTEMPTS - 1):
            assert take_next()
            assert outcome(version) == ("wanted", "unreachable")
            assert not take_next()
            clock.shift(timedelta(minutes=21))
        assert take_next()
    assert outcome(version) == ("asked", "unreachable")


@pytest.mark.parametrize("limit", ["TIMEOUT", "LONGEST"])
def test_an_engine_that_is_too_slow_is_asked_again_later(
    cast: Cast, server: EngineServer, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    server.wait = 0.4
    monkeypatch.setattr(web, limit, httpx.Timeout(0.2) if limit == "TIMEOUT" else 0.1)
    engine(cast, server, "deepl")
    version = wanted(cast)
    take_next()
    assert outcome(version) == ("wanted", "unreachable")
    assert version.not_before is not None


def test_an_engine_that_is_not_there_is_asked_again_later(cast: Cast) -> None:
    engine(cast, EngineServer(url="http://127.0.0.1:9"))
    version = wanted(cast)
    take_next()
    assert outcome(version) == ("wanted", "unreachable")


def test_two_workers_never_hold_the_same(cast: Cast, server: EngineServer) -> None:
    engine(cast, server)
    first = wanted(cast)
    assert claim(Version.objects.filter(pk=first.pk), jobs.LEASE)
    assert not take_next()
    assert server.asked == []


def test_who_lost_its_claim_changes_nothing(cast: Cast, server: EngineServer) -> None:
    engine(cast, server)
    slow = claim(Version.objects.filter(pk=wanted(cast).pk), timedelta(0))
    assert slow
    assert take_next()
    made = Version.objects.get().body
    assert not keep_machine_version(version=slow, translation=Translation("", "te laat"), engine="x")
    assert not ask_person(version=slow, problem="lost")
    assert Version.objects.get().body == made


def test_a_person_who_was_quicker_is_not_overruled(cast: Cast, server: EngineServer) -> None:
    version = wanted(cast)
    Version.objects.filter(pk=version.pk).update(state="wanted")
    slow = claim(Version.objects.filter(pk=version.pk), jobs.LEASE)
    assert slow
    check(version=version, by=cast.fatma, title="", body="نعم")
    assert not keep_machine_version(version=slow, translation=Translation("", "te laat"), engine="x")
    assert outcome(version) == ("person", "")
    assert version.body == "نعم"


def test_a_text_that_kills_its_worker_each_time_goes_to_a_person(cast: Cast, server: EngineServer) -> None:
    engine(cast, server)
    version = wanted(cast)
    for _ in range(ATTEMPTS):
        assert claim(Version.objects.filter(pk=version.pk), timedelta(0))
    assert take_next()
    assert outcome(version) == ("asked", "interrupted")
    assert server.asked == []


def test_the_words_of_the_school_are_used(cast: Cast, server: EngineServer) -> None:
    engine(cast, server)
    Term.objects.create(location=cast.vlindertuin, word="rekenochtend", keep=False, words={"ar": "صباح الحساب"})
    Term.objects.create(location=cast.vlindertuin, word="Piramide", keep=True)
    Term.objects.create(location=cast.elders, word="kijken", keep=True)
    version = wanted(cast, body="Rekenochtend met Piramide: kom kijken in De Vlindertuin.")
    take_next()
    version.refresh_from_db()
    assert version.body == "صباح الحساب tem Piramide: mok nekjik ni De Vlindertuin."


def test_without_the_key_of_the_site_no_key_is_sent(cast: Cast, server: EngineServer, settings: Settings) -> None:
    engine(cast, server)
    wanted(cast)
    settings.SECRET_KEY = "another key of the site"
    take_next()
    assert "api_key" not in server.asked[1][2]
