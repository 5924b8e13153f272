"""A form as a file: what one school gives, another takes over; a slip changes nothing and names its place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from driehoek.demo.cast import Cast
from driehoek.demo.testing import as_staff
from driehoek.intake.adapted import form_at
from driehoek.intake.adapting import Content, leave_out
from driehoek.intake.form import form
from driehoek.intake.sharing import as_toml
from driehoek.intake.tests.test_adapting import NAP, a_question

QUOTED = Content("you", "text", "own", 'Wat zegt u: "kom" of \\kom\\?', "Dan zeggen wij het ook.", before="talents")


def file_of(cast: Cast) -> str:
    """What De Vlindertuin leaves out and adds."""
    a_question(cast)
    a_question(cast, QUOTED)
    leave_out(location=cast.vlindertuin, question="comfort", by=cast.fatma)
    return as_toml(cast.vlindertuin)


def taken(client: Client, cast: Cast, content: str) -> str:
    """What the page says when De Regenboog takes over a file."""
    sent = {"file": SimpleUploadedFile("intake.toml", content.encode())}
    address = reverse("intake_form_take", kwargs={"code": "regenboog"})
    return as_staff(client, cast.fatma).post(address, sent, follow=True).text


def test_another_school_asks_the_same(cast: Cast, client: Client) -> None:
    content = file_of(cast)
    for _twice in range(2):
        taken(client, cast, content)
    asked = form_at(cast.regenboog).questions
    assert "comfort" not in asked
    own = [one for one in asked.values() if one.text]
    assert [one.words["nl"] for one in own] == [NAP.words, QUOTED.words]
    assert [option.words["nl"] for option in own[0].options] == ["Ja", "Nee"]
    assert as_toml(cast.regenboog) == content


def test_a_question_that_is_not_asked_is_not_given(cast: Cast) -> None:
    own = a_question(cast)
    leave_out(location=cast.vlindertuin, question=own.key, by=cast.fatma)
    assert as_toml(cast.vlindertuin) == "left_out = []\n"


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("left_out", "left", "missing left_out"),
        ('"comfort"', '"income"', "left_out has &#x27;income&#x27;"),
        ('section = "child"', 'section = "learning"', "intake.toml, 1, section"),
        ('["Ja", "Nee"]', '["Ja"]', "intake.toml, 1, options"),
        ("[[question]]", "[[question", "(at line 3"),
    ],
)
def test_a_slip_changes_nothing(cast: Cast, client: Client, right: str, wrong: str, said: str) -> None:
    page = taken(client, cast, file_of(cast).replace(right, wrong))
    assert said in page
    assert form_at(cast.regenboog) == form()


def test_too_many_change_nothing(cast: Cast, client: Client) -> None:
    _out, *questions = file_of(cast).split("[[question]]")
    many = "".join("[[question]]" + questions[0].replace("middags", f"nachts {n}") for n in range(21))
    taken(client, cast, f'left_out = ["comfort"]\n{many}')
    assert form_at(cast.regenboog) == form()
