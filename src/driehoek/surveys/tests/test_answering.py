"""A parent answers page by page, without a script; colleagues and the shared tablet."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.messages.models import Delivery
from driehoek.messages.telling import standing, words_for
from driehoek.shared.languages import LANGUAGES
from driehoek.surveys.actions import close_survey, remind
from driehoek.surveys.box import sheets_in
from driehoek.surveys.library import library
from driehoek.surveys.models import Asked, Survey
from driehoek.surveys.queries.doors import shared_key
from driehoek.surveys.tests.asked import a_running, a_survey, on_paper, says


def kept(page: Any) -> str:
    """What the page carries along."""
    return str(page.context["walk"].kept)


def walk(client: Client, url: str, *answers: dict[str, Any]) -> Any:
    """Begin, and send these pages one after the other."""
    page = client.post(url, {"step": "next"})
    for one in answers:
        page = client.post(url, {"step": "next", "kept": kept(page), **one})
    return page


def sheets(survey: Survey) -> list[dict[str, Any]]:
    """The answers that lie in the box."""
    return [one.answers for one in sheets_in(Survey.objects.get(pk=survey.pk).box)]


MARKS = [{"satisfied": "8"}, {"welcome": "7"}, {}, {"decide": "5"}]


def test_a_parent_answers_in_their_language_and_is_thanked(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    url = link_path(cast.gilda if survey.asked.filter(guardian=cast.gilda) else cast.samira, f"vragen/{survey.pk}/")
    assert "كيف تسير الأمور بيننا؟" in client.get(url).content.decode()
    done = walk(client, url, *MARKS, {"one_thing": "شكرا"})
    assert "وصلت إجاباتكم إلى المدرسة" in client.get(done["Location"]).content.decode()
    assert sheets(survey) == [{"satisfied": 8, "welcome": 7, "decide": 5, "one_thing": "شكرا"}]
    assert "vragen_" not in client.cookies or not client.cookies[f"vragen_{survey.pk}"].value
    again = client.post(url, {"step": "next"})
    assert len(sheets(survey)) == 1
    assert again.status_code == 200


def test_a_phone_without_cookies_answers_as_well(cast: Cast) -> None:
    survey, url = a_running(cast), ""
    url = link_path(cast.samira, f"vragen/{survey.pk}/")
    page = Client().post(url, {"step": "next"})
    for one in [*MARKS, {}]:
        page = Client().post(url, {"step": "next", "kept": kept(page), **one})
    assert len(sheets(survey)) == 1


def test_one_may_stop_go_on_later_and_go_back(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    url = link_path(cast.samira, f"vragen/{survey.pk}/")
    walk(client, url, *MARKS[:2])
    page = client.get(url)
    assert page.context["number"] == 3
    assert 'class="dot sign"' in page.text  # who does not read sees what the question is about
    back = client.post(url, {"step": "back", "kept": kept(page)})
    assert back.context["form"]["welcome"].value() == 7
    assert re.search(r'value="7"[^>]* checked', back.content.decode())
    assert sheets(survey) == []


def test_what_was_carried_along_cannot_be_made_up(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    url = link_path(cast.samira, f"vragen/{survey.pk}/")
    page = client.post(url, {"step": "next", "kept": "WzEsNCx7fV0:made:up"})
    assert page.context["number"] == 1


def test_a_mark_that_is_none_is_refused(client: Client, cast: Cast) -> None:
    url = link_path(cast.samira, f"vragen/{a_running(cast).pk}/")
    assert walk(client, url, {"satisfied": "11"}).status_code == 400


def test_what_depends_on_an_answer_is_asked_only_then(client: Client, cast: Cast) -> None:
    survey = a_running(cast, "parents")
    url = link_path(cast.samira, f"vragen/{survey.pk}/")
    page = walk(client, url, {"expect": ["safe"]}, {"expect_true": "much"}, {"involved": "not"})
    assert list(page.context["form"].fields) == ["involve_more"]
    side = library()["parents"].sides[0]
    assert "expect_words" not in side.clean({"expect": ["safe"], "expect_words": "Meer"})


def test_nobody_answers_what_they_were_not_asked(client: Client, cast: Cast) -> None:
    survey = a_survey(cast)
    assert client.get(link_path(cast.samira, f"vragen/{survey.pk}/")).status_code == 404
    running = a_running(cast, groups=[cast.rupsen])
    assert client.get(link_path(cast.samira, f"vragen/{running.pk}/")).status_code == 404


def test_after_the_last_day_it_is_closed_for_parents(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    with time_machine.travel(timezone.now() + timedelta(days=16), tick=False):
        walk_on = client.post(link_path(cast.samira, f"vragen/{survey.pk}/"), {"step": "next"})
        on_paper(survey, cast, 1)
    assert "walk" not in walk_on.context
    assert len(sheets(survey)) == 1


def test_the_shared_tablet_asks_anybody_and_begins_anew(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    url = f"/vragen/{shared_key(survey)}/"
    done = walk(client, url, *MARKS, {})
    assert done.status_code == 200
    assert not client.cookies
    assert client.get(url).context["walk"].answers == {}
    close_survey(survey=survey, by=cast.fatma)
    for page in (client.get(url), client.post(url, {"step": "next"})):
        assert "Deze vragen zijn gesloten" in page.text
    assert client.get("/vragen/1-abc/").status_code == 404


def test_the_team_answers_its_own_questions(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    page = as_staff(client, cast.marieke).get(f"/peilingen/{survey.pk}/antwoorden/")
    assert page.status_code == 200
    done = walk(client, f"/peilingen/{survey.pk}/antwoorden/", *MARKS, {})
    assert done.status_code == 302
    assert [one.side for one in sheets_in(Survey.objects.get(pk=survey.pk).box)] == ["school"]


def test_whoever_logs_in_finds_what_is_asked_of_them(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    assert (
        f"/peilingen/{survey.pk}/antwoorden/"
        in as_staff(client, cast.marieke).get("/peilingen/voor-mij/").content.decode()
    )
    says(survey, cast.marieke)
    assert f"/peilingen/{survey.pk}/antwoorden/" not in client.get("/peilingen/voor-mij/").content.decode()


def test_a_colleague_enters_a_sheet_in_the_language_it_has(client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    data = {"way": "talk", "language": "tr", "satisfied": "9", "one_thing": "Teşekkürler"}
    url = f"/peilingen/{survey.pk}/invullen/parents/"
    assert as_staff(client, cast.marieke).post(url, data).status_code == 302
    (sheet,) = sheets_in(Survey.objects.get(pk=survey.pk).box)
    assert (sheet.way, sheet.written_in, sheet.answers["satisfied"]) == ("talk", "tr", 9)


def test_everybody_who_may_be_informed_is_asked_once(cast: Cast) -> None:
    survey = a_running(cast)
    asked = set(Asked.objects.filter(survey=survey, side="parents").values_list("guardian", flat=True))
    assert {cast.samira.pk, cast.hassan.pk, cast.emine.pk, cast.farid.pk} <= asked
    assert not asked & {one.pk for one in cast.outsiders} | {cast.anna.pk, cast.gilda.pk} & asked
    sent = Delivery.objects.filter(kind="survey", about_id=survey.pk)
    assert sent.count() == len(asked)
    assert sent.get(guardian=cast.samira).language == "ar"


def test_everybody_is_reminded_once_and_reads_that_who_answered_is_done(client: Client, cast: Cast) -> None:
    survey, staff = a_running(cast), as_staff(client, cast.fatma)
    says(survey, cast.lotte)
    address = f"/peilingen/{survey.pk}/"
    for _twice in range(2):
        staff.post(f"{address}herinneren/")
    sent = Delivery.objects.filter(kind="survey_again")
    assert sent.count() == survey.asked.filter(side="parents").count()
    assert "Hebt u al geantwoord?" in sent.get(guardian=cast.lotte).body
    assert f"{address}herinneren/" not in staff.get(address).content.decode()
    with pytest.raises(ValidationError):
        remind(survey=survey, by=cast.fatma)


def test_the_invitation_can_be_told_on_the_phone_while_it_runs(cast: Cast) -> None:
    survey = a_running(cast)
    row = Delivery.objects.filter(kind="survey", guardian=cast.samira)
    assert words_for(row)[row.get().pk].language == "ar"
    assert row.filter(standing()).exists()
    close_survey(survey=survey, by=cast.fatma)
    assert not row.filter(standing()).exists()


def test_pupils_without_an_account_answer_at_the_shared_tablet(client: Client, cast: Cast) -> None:
    survey = a_running(cast, "young")
    assert not survey.asked.exists()
    page = client.get(f"/vragen/{shared_key(survey)}/?taal=tr")
    assert "Okulda sana ne yardımcı olur?" in page.content.decode()
    assert client.post(f"/vragen/{shared_key(survey)}/", {"step": "next"}).context["number"] == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_questions_on_paper_are_there_in_every_language(code: str, client: Client, cast: Cast) -> None:
    survey = a_running(cast)
    paper = as_staff(client, cast.marieke).get(f"/peilingen/{survey.pk}/papier-{code}.pdf")
    assert paper.content.startswith(b"%PDF")
