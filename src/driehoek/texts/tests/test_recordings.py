"""What people read aloud for parents: who records, what plays where, and what still waits for a voice."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.home.actions import suggest
from driehoek.home.library import activities
from driehoek.home.sayable import spoken_words
from driehoek.people.rules import today
from driehoek.surveys.queries.doors import shared_key
from driehoek.surveys.tests.asked import a_running
from driehoek.texts.actions import keep_recording, remove_recording
from driehoek.texts.models import Recording
from driehoek.texts.recordings import languages_to_record, to_say, token_of
from driehoek.texts.sayable import key_of

KEY = "look_at_a_book"
SOUND = b"OggS\x00\x02" + bytes(range(200))


def words(language: str = "ti") -> str:
    """What is read aloud of one activity."""
    return spoken_words(activities()[KEY].words(language))


def recorded(cast: Cast, language: str = "ti", text: str = "") -> Recording:
    """The translator of the preschool read it aloud."""
    return keep_recording(
        location=cast.vlindertuin, language=language, words=text or words(language), content=SOUND, by=cast.zeynep
    )


def test_a_translator_records_and_parents_hear_it_in_parts(cast: Cast, client: Client) -> None:
    row = suggest(group=cast.vlinders, by=cast.marieke, activity=KEY, week=today())
    as_staff(client, cast.zeynep)
    address = f"/locatie/vlindertuin/voorlezen/ti/{key_of(words())}/"
    assert client.post(address, {"sound": SimpleUploadedFile("x.ogg", SOUND)}).status_code == 302
    sound = f"/voorgelezen/{token_of(Recording.objects.get())}/"
    assert sound in client.get(link_path(cast.tesfay, f"thuis/{row.pk}/")).text
    assert sound not in client.get(link_path(cast.emine, f"thuis/{row.pk}/")).text
    part = Client().get(sound, headers={"Range": "bytes=0-3"})
    assert (part.status_code, part.content, part["Content-Type"]) == (206, b"OggS", "audio/ogg")


@pytest.mark.parametrize("token", ["1-aaaaaaaaaaaaaaaa", "x", "1"])
def test_a_made_up_token_plays_nothing(cast: Cast, client: Client, token: str) -> None:
    recorded(cast)
    assert client.get(f"/voorgelezen/{token}/").status_code == 404


def test_questions_are_heard_on_the_phone_and_at_the_tablet(cast: Cast, client: Client) -> None:
    survey = a_running(cast)
    mark = survey.questionnaire.sides[0].questions[0]
    heard = {code: f"/voorgelezen/{token_of(recorded(cast, code, mark.text(code)))}/" for code in ("ar", "nl")}
    page = client.post(link_path(cast.samira, f"vragen/{survey.pk}/"), {"step": "next"})
    assert heard["ar"] in page.text
    assert heard["nl"] in client.post(f"/vragen/{shared_key(survey)}/", {"step": "next"}).text


def test_other_words_have_no_voice_and_a_new_one_takes_the_place(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    first = recorded(cast)
    storage, name = first.file.storage, str(first.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        second = recorded(cast)
    assert not storage.exists(name)
    assert Recording.objects.get() == second
    recorded(cast, "ti", "Other words")
    assert sum(one.recording is not None for one in to_say(cast.vlindertuin, "ti")) == 1


def test_only_who_translates_in_the_organisation_records_or_takes_away(cast: Cast) -> None:
    row = recorded(cast)
    assert {one.recording for one in to_say(cast.regenboog, "ti")} == {None, row}
    assert {one.recording for one in to_say(cast.elders, "ti")} == {None}
    for name in ("elsje", "nadia", "truus", "rob", "ingrid"):
        with pytest.raises(PermissionDenied):
            remove_recording(recording=row, by=getattr(cast, name))


def test_what_is_no_recording_is_refused_in_words(cast: Cast, client: Client) -> None:
    with pytest.raises(ValidationError):
        keep_recording(location=cast.vlindertuin, language="ti", words=words(), content=b"MZ", by=cast.zeynep)
    address = f"/locatie/vlindertuin/voorlezen/ti/{key_of(words())}/"
    page = as_staff(client, cast.zeynep).post(address, {"sound": SimpleUploadedFile("x.mp3", b"MZ")})
    assert page.status_code == 200
    assert "MP3" in page.context["form"].errors["sound"][0]


def test_what_no_phone_speaks_and_parents_meet_now_stands_first(cast: Cast) -> None:
    suggest(group=cast.vlinders, by=cast.marieke, activity="sing_together", week=today())
    assert {one.code for one in languages_to_record(cast.vlindertuin)[:2]} == {"so", "ti"}
    assert languages_to_record(cast.vlindertuin)[0].code == "so"  # Amina would rather hear
    assert languages_to_record(cast.vlindertuin)[2].code == "ar"  # so would Samira
    first = to_say(cast.vlindertuin, "ti")[0]
    assert first.words == spoken_words(activities()["sing_together"].words("ti"))
    assert to_say(cast.vlindertuin, "ti")[-1].recording is None


def test_the_list_asks_few_queries(cast: Cast, client: Client, django_assert_max_num_queries: Any) -> None:
    recorded(cast)
    as_staff(client, cast.zeynep)
    with django_assert_max_num_queries(15):
        page = client.get("/locatie/vlindertuin/voorlezen/?in=ti&page=9").text
    assert f"/voorlezen/ti/{key_of(words())}/" in page
