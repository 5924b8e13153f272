"""Questions of one's own: made, moved, asked in every language that is there, and fixed once sent."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.surveys.actions import editing, send_survey
from driehoek.surveys.actions.editing import Content, keep_question, keep_questionnaire
from driehoek.surveys.models import OwnQuestion, OwnQuestionnaire, Survey
from driehoek.surveys.own import questionnaire_of
from driehoek.surveys.tests.asked import a_survey
from driehoek.texts.models import Version


def an_own(cast: Cast, asks: str = "parents") -> OwnQuestionnaire:
    """A questionnaire of De Vlindertuin with a choice, and an open question after "No"."""
    own = keep_questionnaire(location=cast.vlindertuin, title="Koffie", intro="Twee vragen", asks=asks, by=cast.fatma)
    first = a_question(own, cast, "Komt u naar de koffie?", "one", options=["Ja", "Nee"], for_team="Komen ouders?")
    a_question(own, cast, "Waarom niet?", "open", after=first, after_options=[2])
    return own


def a_question(own: OwnQuestionnaire, cast: Cast, words: str, kind: str, **more: Any) -> OwnQuestion:
    """One more question."""
    return keep_question(own=own, content=Content(words, kind, **more), by=cast.fatma)


def test_a_colleague_makes_a_question_with_a_condition(client: Client, cast: Cast) -> None:
    own = an_own(cast)
    first = own.questions.first()
    assert first
    data = {"words": "Wanneer wel?", "kind": "many", "options": "Ochtend\nAvond", "after": [f"{first.pk}-2"]}
    as_staff(client, cast.fatma).post(f"/vragenlijsten/{own.pk}/vraag/", data)
    side = questionnaire_of(own).sides[0]
    assert [option.text("nl") for option in side.questions[2].options] == ["Ochtend", "Avond"]
    assert side.clean({f"q{first.pk}": "o1", side.questions[2].key: ["o1"]}) == {f"q{first.pk}": "o1"}


@pytest.mark.parametrize(
    "wrong", [{"kind": "one", "options": "Ja"}, {"kind": "matrix", "options": "Ja\nNee"}, {"kind": "x"}, {"words": ""}]
)
def test_half_a_question_is_not_kept(client: Client, cast: Cast, wrong: dict[str, str]) -> None:
    own = an_own(cast)
    page = as_staff(client, cast.fatma).post(
        f"/vragenlijsten/{own.pk}/vraag/", {"words": "Wat?", "kind": "open"} | wrong
    )
    assert page.status_code == 200
    assert own.questions.count() == 2


def test_parents_and_team_are_asked_the_same_in_their_own_words(cast: Cast) -> None:
    parents, school = questionnaire_of(an_own(cast, "both")).sides
    assert [one.key for one in parents.questions] == [one.key for one in school.questions]
    words = [side.questions[0].text("nl") for side in (parents, school)]
    assert words == ["Komt u naar de koffie?", "Komen ouders?"]


def test_a_translation_is_used_when_it_fits(cast: Cast) -> None:
    own = an_own(cast)
    question = own.questions.get(kind="one")
    rows = Version.objects.filter(text=question.text)
    rows.filter(language="tr").update(title="Kahveye geliyor musunuz?", body="Evet\nHayır", state="person")
    rows.filter(language="ar").update(title="هل تأتون؟", body="نعم", state="person")
    asked = questionnaire_of(own).sides[0].questions[0]
    assert [option.text("tr") for option in asked.options] == ["Evet", "Hayır"]
    assert [option.text("ar") for option in asked.options] == ["Ja", "Nee"]
    assert questionnaire_of(own).lacks(["nl", "tr", "ar"]) == ["ar", "tr"]


def test_a_condition_falls_away_when_the_question_moves_before_it(cast: Cast) -> None:
    own = an_own(cast)
    editing.move_question(question=own.questions.get(kind="open"), up=True, by=cast.fatma)
    assert [(row.kind, row.after) for row in own.questions.all()] == [("open", None), ("one", None)]


def test_what_was_sent_stays_as_it_was(client: Client, cast: Cast) -> None:
    own = an_own(cast)
    survey = a_survey(cast)
    Survey.objects.filter(pk=survey.pk).update(content=questionnaire_of(own).as_data())
    question = own.questions.get(kind="one")
    content = Content("Drinkt u koffie?", "one", [], ["Ja", "Nee"])
    keep_question(own=own, content=content, by=cast.fatma, question=question)
    send_survey(survey=survey, by=cast.fatma)
    editing.remove_question(question=own.questions.get(kind="one"), by=cast.fatma)
    page = client.post(link_path(cast.lotte, f"vragen/{survey.pk}/"), {"step": "next"}).content.decode()
    assert "Drinkt u koffie?" in page
    own.refresh_from_db()
    assert own.version == 2


def test_somebody_of_another_school_cannot_change_it(cast: Cast) -> None:
    own = an_own(cast)
    with pytest.raises(PermissionDenied):
        keep_question(own=own, content=Content("Wat?", "open"), by=cast.elsje)


def test_a_table_of_things_is_asked_row_by_row(client: Client, cast: Cast) -> None:
    own = an_own(cast)
    keep = Content("Hoe vindt u", "matrix", ["De groep", "Het plein"], ["Goed", "Niet goed"])
    question = keep_question(own=own, content=keep, by=cast.fatma)
    page = as_staff(client, cast.fatma).get(f"/vragenlijsten/{own.pk}/voorbeeld/").content.decode()
    assert "Hoe vindt u Het plein" in page
    asked = questionnaire_of(own).sides[0].questions[2]
    assert [row.key for row in asked.rows] == ["r1", "r2"]
    assert asked.key == f"q{question.pk}"
