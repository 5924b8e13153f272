"""The plan around the goals: endorsed, talked over, adopted, told both ways; and notes that nobody else sees."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.people.models import AuditLine
from driehoek.people.rules import today
from driehoek.policy import actions, guides
from driehoek.policy.actions.consultations import adopt_plan, answer_reaction, note_reaction, open_consultation
from driehoek.policy.actions.expectations import tell_expectations, write_expectations
from driehoek.policy.actions.team import forget_reflection, reflect
from driehoek.policy.documents import as_docx, as_pdf
from driehoek.policy.models import Consultation, Endorsement
from driehoek.policy.queries import vision_now

PUBLIC = "/school/vlindertuin/visie/"


def endorsed_by_all(cast: Cast) -> None:
    for party in Endorsement.Party:
        actions.endorse(vision=cast.vision, party=party, name="Iemand", endorsed_on=today(), by=cast.ruud)


def test_a_vision_is_adopted_only_when_all_four_stand_behind_it(client: Client, cast: Cast) -> None:
    with pytest.raises(ValidationError):
        actions.adopt_vision(vision=cast.vision, by=cast.ruud)
    with pytest.raises(ValidationError):
        actions.publish_vision(vision=cast.vision, by=cast.fatma)
    assert client.get(PUBLIC).status_code == 404
    endorsed_by_all(cast)
    actions.adopt_vision(vision=cast.vision, by=cast.ruud)
    actions.publish_vision(vision=cast.vision, by=cast.fatma)
    assert cast.vision.text in client.get(PUBLIC).content.decode()


def test_the_adopted_version_holds_while_a_newer_one_is_written(cast: Cast) -> None:
    endorsed_by_all(cast)
    actions.adopt_vision(vision=cast.vision, by=cast.ruud)
    newer = actions.write_vision(location=cast.vlindertuin, text="Nieuw", by=cast.fatma)
    assert newer.version == 2
    assert vision_now(cast.vlindertuin) == cast.vision


@pytest.mark.parametrize(
    ("who", "party"), [("fatma", "board"), ("fatma", "head"), ("ingrid", "head"), ("marieke", "team")]
)
def test_nobody_speaks_for_somebody_else(cast: Cast, who: str, party: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.endorse(vision=cast.vision, party=party, name="X", endorsed_on=today(), by=getattr(cast, who))


def test_earlier_answers_are_kept(client: Client, cast: Cast) -> None:
    as_staff(client, cast.fatma)
    for text in ("Eerst dit", "Toen dat"):
        client.post("/locatie/vlindertuin/visie/vraag/1/", {"text": text})
    assert [row.text for row in cast.vlindertuin.vision_answers.all()] == ["Toen dat", "Eerst dit"]
    form = client.get("/locatie/vlindertuin/visie/?schrijven=1&vragen=1").context["form"]
    assert form["text"].value() == "Toen dat"


def test_the_school_guide_gets_the_vision_as_docx_and_pdf(cast: Cast) -> None:
    cast.vision.text = "Samen <wij> & zij\x0b"
    with zipfile.ZipFile(io.BytesIO(as_docx(cast.vision))) as archive:
        assert "Samen &lt;wij&gt; &amp; zij</w:t>" in archive.read("word/document.xml").decode()
    assert as_pdf(cast.vision).startswith(b"%PDF")


def test_forms_are_kept_with_the_goal(client: Client, cast: Cast) -> None:
    first, second = guides.forms()[0].key, guides.forms()[1].key
    path = f"/doelen/{cast.goal_vlindertuin.pk}/vormen/"
    for keys in ([first], [first, second], [second]):
        as_staff(client, cast.fatma).post(path, {"forms": keys})
    form = cast.goal_vlindertuin.forms.get()
    assert f"{form.partnership}/{form.participation}/{form.level}" == second
    assert client.post(path, {"forms": ["wrong/one/9"]}).status_code == 200


def test_a_plan_waits_for_an_answer_to_every_objection(cast: Cast) -> None:
    plan = open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)
    objection = note_reaction(consultation=plan, kind="objection", source="council", text="Te veel", by=cast.fatma)
    with pytest.raises(ValidationError):
        adopt_plan(consultation=plan, by=cast.ruud)
    answer_reaction(reaction=objection, answer="not", why="Omdat", by=cast.fatma)
    adopt_plan(consultation=plan, by=cast.ruud)
    assert (plan.adopted_on, plan.adopted_by) == (today(), cast.ruud)


def test_a_colleague_speaks_for_the_team_and_nobody_else(client: Client, cast: Cast) -> None:
    plan = open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)
    words = {"kind": "objection", "source": "parents", "text": "Elke week is te veel"}
    page = as_staff(client, cast.marieke).post(f"/inspraak/{plan.pk}/", words, follow=True).text
    assert plan.reactions.get().source == "team"
    assert words["text"] in page
    assert cast.marieke.name not in page.split("<main")[1]
    with pytest.raises(PermissionDenied):
        note_reaction(consultation=plan, by=cast.marieke, **words)
    assert "---------" not in as_staff(client, cast.fatma).get(f"/inspraak/{plan.pk}/").text
    for who in (cast.ingrid, cast.tom, cast.elsje):
        assert as_staff(client, who).post(f"/inspraak/{plan.pk}/", words).status_code == 404


def test_days_of_a_round_move_and_of_an_adopted_plan_only_the_look_back(client: Client, cast: Cast) -> None:
    plan = open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)
    tomorrow, end = today() + timedelta(days=1), cast.year.end
    days = {"team_on": tomorrow, "parents_on": tomorrow, "evaluate_on": end + timedelta(days=1), "how": ""}
    page, pick = f"/inspraak/{plan.pk}/dagen/", ("team_on", "evaluate_on")
    assert "evaluate_on" in as_staff(client, cast.fatma).post(page, days).context["form"].errors
    client.post(page, days | {"evaluate_on": end})
    assert Consultation.objects.values_list(*pick).get(pk=plan.pk) == (tomorrow, end)
    Consultation.objects.filter(pk=plan.pk).update(adopted_on=today())
    client.post(page, days | {"team_on": today(), "evaluate_on": today()})
    assert Consultation.objects.values_list(*pick).get(pk=plan.pk) == (tomorrow, today())


def test_expectations_are_told_within_reach_only(client: Client, cast: Cast) -> None:
    text = write_expectations(location=cast.vlindertuin, of_school="a", of_parents="b", by=cast.fatma)
    told = tell_expectations(expectations=text, guardian=cast.emine, told_on=today(), by=cast.marieke)
    assert told.told_by == cast.marieke
    with pytest.raises(PermissionDenied):
        tell_expectations(expectations=text, guardian=cast.katarzyna, told_on=today(), by=cast.marieke)
    page = as_staff(client, cast.marieke).get("/locatie/vlindertuin/verwachtingen/").content.decode()
    assert cast.emine.full_name not in page
    assert cast.samira.full_name in page


@pytest.mark.parametrize("who", ["ruud", "fatma", "ingrid", "tom"])
def test_a_reflection_is_seen_by_its_writer_alone(client: Client, cast: Cast, who: str) -> None:
    lines = AuditLine.objects.count()
    note = reflect(by=cast.marieke, point=4, text="Ik luisterde te kort")
    assert AuditLine.objects.count() == lines
    assert note.text in as_staff(client, cast.marieke).get("/zelfreflectie/").content.decode()
    as_staff(client, getattr(cast, who))
    assert note.text not in client.get("/zelfreflectie/").content.decode()
    assert client.post(f"/zelfreflectie/{note.pk}/wissen/").status_code == 404
    forget_reflection(reflection=note, by=getattr(cast, who))
    assert cast.marieke.reflections.get() == note


def test_words_typed_while_a_colleague_adopts_the_plan_stay(client: Client, cast: Cast) -> None:
    plan = open_consultation(location=cast.vlindertuin, team_on=today(), parents_on=today(), by=cast.fatma)
    adopt_plan(consultation=plan, by=cast.ruud)
    words = {"kind": "idea", "source": "parents", "text": "Liever in de ochtend"}
    page = as_staff(client, cast.fatma).post(f"/inspraak/{plan.pk}/", words)
    assert page.status_code == 200
    assert words["text"] in page.text
    assert not plan.reactions.exists()
