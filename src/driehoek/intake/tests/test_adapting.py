"""A location asks what it can use: in its own version, translated, and an intake keeps the one it began with."""

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff, link_path
from driehoek.intake.actions import begin, finish, keep
from driehoek.intake.adapted import form_at, spoken
from driehoek.intake.adapting import Content, ask, keep_question, leave_out, move_question
from driehoek.intake.form import form
from driehoek.intake.models import ExtraQuestion, FormVersion, Intake
from driehoek.intake.queries import answers_for
from driehoek.intake.tests.told import a_begun, a_told
from driehoek.texts.models import Version

HERE = {"code": "vlindertuin"}
NAP = Content("child", "one", "child", "Slaapt uw kind 's middags?", "Dan maken wij een bed klaar.", ["Ja", "Nee"])


def a_question(cast: Cast, content: Content = NAP) -> ExtraQuestion:
    """A question of De Vlindertuin's own."""
    return keep_question(location=cast.vlindertuin, content=content, by=cast.fatma)


def of_senait(cast: Cast) -> Intake:
    """The intake of another child of the same preschool."""
    return begin(child=cast.senait, location=cast.vlindertuin, by=cast.marieke, guardian=cast.tesfay)


def keys(intake: Intake, section: int = 0) -> list[str]:
    return [one.key for one in intake.sections[section].questions]


@pytest.mark.parametrize("who", ["nico", "elsje", "marieke", "tom", "ingrid"])
def test_only_who_sets_goals_makes_the_form_their_own(cast: Cast, who: str) -> None:
    by = getattr(cast, who)
    with pytest.raises(PermissionDenied):
        keep_question(location=cast.vlindertuin, content=NAP, by=by)
    for verb in (leave_out, ask):
        with pytest.raises(PermissionDenied):
            verb(location=cast.vlindertuin, question="likes", by=by)


def test_an_intake_is_finished_under_the_version_it_began_with(cast: Cast) -> None:
    before = a_begun(cast)
    own = a_question(cast)
    leave_out(location=cast.vlindertuin, question="comfort", by=cast.fatma)
    assert keys(before) == ["likes", "comfort", "in_group"]
    assert keys(of_senait(cast)) == ["likes", "in_group", own.key]
    keep(intake=before, guardian=cast.samira, by=cast.marieke, answers={"comfort": "Een knuffel"})
    finish(intake=before, guardian=cast.samira, by=cast.marieke)
    assert answers_for(before, cast.samira) == {"comfort": "Een knuffel"}


def test_a_version_is_fixed_by_its_first_intake_and_numbered_per_location(cast: Cast) -> None:
    a_question(cast)
    first, again = a_begun(cast).version, a_begun(cast).version
    assert (first.location, first.number, again) == (cast.vlindertuin, 1, first)
    leave_out(location=cast.vlindertuin, question="comfort", by=cast.fatma)
    assert of_senait(cast).version.number == 2
    assert form_at(cast.regenboog) == form()


def test_back_to_the_standard_form_is_the_standard_form(cast: Cast) -> None:
    for verb in (leave_out, ask):
        verb(location=cast.vlindertuin, question="comfort", by=cast.fatma)
    assert a_begun(cast).version == FormVersion.objects.get(location=None)


def test_an_old_answer_stays_readable_when_its_question_has_changed(cast: Cast, client: Client) -> None:
    own = a_question(cast)
    a_told(cast, None, **{own.key: "o2"})
    other = Content("child", "one", "child", "Eet uw kind graag?", "Dan koken wij.", ["Altijd", "Soms"])
    keep_question(location=cast.vlindertuin, content=other, by=cast.fatma, question=own)
    page = as_staff(client, cast.marieke).get(reverse("intake_child", kwargs={**HERE, "child": cast.yassin.pk})).text
    assert "Slaapt uw kind" in page
    assert "Nee" in page
    assert "Eet uw kind" not in page


@pytest.mark.parametrize(
    ("body", "shown", "why"),
    [("لنجهز سريرا\n\nنعم\nلا", "نعم", "لنجهز سريرا"), ("لنجهز سريرا\n\nنعم", "Ja", "Dan maken wij een bed klaar.")],
)
def test_a_parent_reads_a_translation_that_fits(cast: Cast, body: str, shown: str, why: str) -> None:
    own = a_question(cast)
    Version.objects.filter(text=own.text, language="ar").update(title="هل ينام؟", body=body, state="machine")
    question = spoken(a_begun(cast).sections)[0].questions[-1]
    assert (question.options[0].words.get("ar", "Ja"), question.why.get("ar", question.why["nl"])) == (shown, why)


@pytest.mark.parametrize("state", ["machine", "person", "asked"])
def test_a_parent_is_told_who_translated(cast: Cast, client: Client, state: str) -> None:
    own = a_question(cast)
    told = {"title": "هل ينام؟", "body": "لنجهز سريرا\n\nنعم\nلا", "state": state}
    Version.objects.filter(text=own.text, language="ar").update(**told)
    page = client.get(link_path(cast.samira, f"intake/{a_begun(cast).pk}/child/")).text
    assert ("هل ينام؟" in page) is (state != "asked")
    assert ('<span lang="nl" dir="ltr">Slaapt' in page) is (state == "asked")
    assert ("هذه الترجمة آلية" in page or "ترجم" in page) is True


def test_every_kind_of_question_is_asked_and_kept(cast: Cast, client: Client) -> None:
    told: dict[str, Any] = {"one": "o1", "many": ["o1", "o2"], "text": "Veel", "number": "0", "times": "3"}
    chosen = {"one": ["A", "B"], "many": ["A", "B"]}
    rows = {
        kind: a_question(cast, Content("child", kind, "own", kind, "Waarom", chosen.get(kind, []))) for kind in told
    }
    intake = a_begun(cast)
    client.post(link_path(cast.samira, f"intake/{intake.pk}/child/"), {rows[kind].key: told[kind] for kind in told})
    kept = {kind: answers_for(intake, cast.samira).get(rows[kind].key) for kind in told}
    assert kept == told | {"number": 0, "times": 3}
    assert answers_for(intake, cast.hassan) == {}


def test_own_questions_keep_the_order_that_was_chosen(cast: Cast) -> None:
    first, second = a_question(cast), a_question(cast)
    move_question(question=second, up=True, by=cast.fatma)
    assert keys(a_begun(cast))[-2:] == [second.key, first.key]


def test_an_own_question_stands_among_the_others_and_moves_past_them(cast: Cast) -> None:
    first = a_question(cast, replace(NAP, before="comfort"))
    second = a_question(cast, replace(NAP, before="comfort"))
    whole = ["likes", first.key, second.key, "comfort", "in_group"]
    assert [one.key for one in form_at(cast.vlindertuin).sections[0].questions] == whole
    for _again in range(2):
        second.refresh_from_db()
        move_question(question=second, up=False, by=cast.fatma)
    move_question(question=first, up=True, by=cast.fatma)
    move_question(question=first, up=True, by=cast.fatma)
    assert keys(a_begun(cast)) == [first.key, "likes", "comfort", "in_group", second.key]


def test_the_page_puts_a_question_before_another(cast: Cast, client: Client) -> None:
    data = {"words": "Wat?", "why": "Daarom", "kind": "text", "about": "own", "section": "child:comfort"}
    staff = as_staff(client, cast.fatma)
    staff.post(reverse("intake_question_new", kwargs=HERE), data)
    own = ExtraQuestion.objects.get()
    assert keys(a_begun(cast)) == ["likes", own.key, "comfort", "in_group"]
    page = staff.get(reverse("intake_question", args=[own.pk])).text
    assert '<option value="child:comfort" selected>' in page


def test_the_last_question_stays(cast: Cast) -> None:
    *others, last = (one for section in form().asked_at("preschool") for one in section.questions)
    for one in others:
        leave_out(location=cast.vlindertuin, question=one.key, by=cast.fatma)
    with pytest.raises(ValidationError):
        leave_out(location=cast.vlindertuin, question=last.key, by=cast.fatma)


def test_leaving_out_one_of_the_seven_says_what_is_lost_and_can_be_undone(cast: Cast, client: Client) -> None:
    staff, page = as_staff(client, cast.fatma), reverse("intake_form", kwargs=HERE)
    assert "Zonder een van deze zeven vragen" in staff.get(page).text
    step = reverse("intake_form_step", kwargs={**HERE, "key": "songs"})
    assert "Weer vragen" in staff.post(step, {"step": "leave"}, follow=True).text
    assert "songs" not in form_at(cast.vlindertuin).questions
    staff.post(step, {"step": "ask"})
    assert form_at(cast.vlindertuin) == form()


@pytest.mark.parametrize("wrong", [{"options": "Ja"}, {"why": ""}, {"section": "learning"}, {"kind": "languages"}])
def test_half_a_question_is_not_kept(cast: Cast, client: Client, wrong: dict[str, str]) -> None:
    data = {"words": "Wat?", "why": "Daarom", "kind": "one", "options": "Ja\nNee", "about": "own", "section": "you"}
    answer = as_staff(client, cast.fatma).post(reverse("intake_question_new", kwargs=HERE), data | wrong)
    assert answer.status_code == 200
    assert not ExtraQuestion.objects.exists()
    assert client.post(reverse("intake_question_new", kwargs=HERE), data).status_code == 302


@pytest.mark.parametrize("more", [1, 15])
def test_the_page_of_the_form_asks_as_much_for_many_as_for_few(
    cast: Cast, client: Client, more: int, django_assert_max_num_queries: Any
) -> None:
    for _number in range(more):
        a_question(cast)
    staff = as_staff(client, cast.fatma)
    for name in ("intake_form", "intake_form_preview"):
        with django_assert_max_num_queries(15):
            assert "Slaapt uw kind" in staff.get(reverse(name, kwargs=HERE)).text


def test_the_preview_speaks_the_language_of_choice(cast: Cast, client: Client) -> None:
    page = as_staff(client, cast.fatma).get(reverse("intake_form_preview", kwargs=HERE), {"in": "ar"}).text
    assert '<html lang="nl"' in page
    assert 'lang="ar" dir="rtl"' in page
    assert "ماذا يحب طفلكم أن يفعل؟" in page
