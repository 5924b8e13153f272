"""From page to page through the questions; what was answered so far lies with who answers, not with the school.

Each page carries the answers along, signed. On a device of one's own a cookie keeps them too, so that one can stop and
go on later; long ones lie sealed with us, and the cookie keeps the only key. Only sending puts them in the box.
"""

from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import day
from driehoek.surveys import phrases
from driehoek.surveys.actions.drafts import put_aside, throw_away
from driehoek.surveys.forms.answers import AnswersForm
from driehoek.surveys.models import Survey
from driehoek.surveys.queries.drafts import put_aside_behind
from driehoek.surveys.questionnaires import Answers, Side
from driehoek.surveys.sayable import first_words, spoken_words
from driehoek.surveys.tickets import new_ticket, ticket_in
from driehoek.texts.recordings import heard

SALT = "driehoek.surveys.walking"
DAYS = 14
COOKIE_LIMIT = 3800  # browsers keep about 4096 bytes
START = -1


@dataclass
class Walk:
    """Where somebody is in the questions of one side: the page in view (START: the first words), and their answers."""

    survey: Survey
    side: Side
    page: int = START
    answers: Answers = field(default_factory=dict)
    done: bool = False

    def go(self, step: str) -> None:
        """To the next page with something to ask, or back; after the last page it is done."""
        direction = -1 if step == "back" else 1
        number = self.page + direction
        while 0 <= number < len(self.side.pages) and not self.side.asked(number, self.answers):
            number += direction
        self.done = number >= len(self.side.pages)
        self.page = max(number, START)

    @property
    def kept(self) -> str:
        """Page and answers, signed, to carry along."""
        return signing.dumps([self.survey.pk, self.page, self.answers], salt=SALT, compress=True)

    @property
    def is_last(self) -> bool:
        """Whether no later page asks anything after the answers so far."""
        later = range(self.page + 1, len(self.side.pages))
        return self.page != START and not any(self.side.asked(number, self.answers) for number in later)

    def form(self, data: Any = None) -> AnswersForm:
        """The questions of the page in view."""
        questions = self.side.asked(self.page, self.answers) if self.page != START else []
        tables = {key: rows for key, rows in self.answers.items() if isinstance(rows, dict)}
        cells = {f"{key}.{row}": one for key, rows in tables.items() for row, one in rows.items()}
        return AnswersForm(data, questions=questions, who=self.side.who, initial={**self.answers, **cells})


def walk_of(request: HttpRequest, survey: Survey, side: Side, *, own_device: bool) -> Walk:
    """Where this person is: as the page they sent says, else as their browser kept it, else at the beginning."""
    kept = request.POST.get("kept", "") or (_on_device(request, survey) if own_device else "")
    walk = Walk(survey, side)
    try:
        number, page, answers = signing.loads(kept, salt=SALT, max_age=DAYS * 86400)
    except signing.BadSignature:
        return walk
    if number == survey.pk and START <= page < len(side.pages):
        walk.page, walk.answers = page, answers
    return walk


def step(request: HttpRequest, walk: Walk) -> AnswersForm | None:
    """Take in the page that was sent and go on; returns the form when something in it is wrong."""
    if walk.page != START and request.POST.get("step") != "skip":
        form = walk.form(request.POST)
        if not form.is_valid():
            return form
        walk.answers |= form.answers()
    walk.go(request.POST.get("step", ""))
    return None


def page(
    request: HttpRequest, walk: Walk, *, own_device: bool, form: AnswersForm | None = None, **context: Any
) -> HttpResponse:
    """Draw the page in view, and let the browser keep the answers when it is the person's own."""
    template = "surveys/answer/start.html" if walk.page == START else "surveys/answer/page.html"
    data = {"form": form or walk.form(), "own_device": own_device, **_drawn(walk), **context}
    answer = render(request, template, data, status=400 if form else 200)
    if own_device and walk.page != START and request.method == "POST":
        answer.set_cookie(
            _cookie(walk.survey), _for_device(request, walk), max_age=DAYS * 86400, path=request.path,
            secure=request.is_secure(), httponly=True, samesite="Lax",
        )  # fmt: skip
    return answer


def _drawn(walk: Walk) -> dict[str, Any]:
    say = phrases.to(walk.side.who)
    return {
        "walk": walk, "survey": walk.survey, "location": walk.survey.location, "spoken": spoken_on(walk),
        "number": walk.page + 1, "total": len(walk.side.pages), "say": say,
        "until": say["until"] % {"day": _last_day(walk.survey)},
    }  # fmt: skip


def _for_device(request: HttpRequest, walk: Walk) -> str:
    """What the cookie keeps: the answers, or the ticket to them when they are long."""
    if len(walk.kept) < COOKIE_LIMIT:
        return walk.kept
    ticket = ticket_in(request.COOKIES.get(_cookie(walk.survey), "")) or new_ticket()
    put_aside(survey=walk.survey, ticket=ticket, words=walk.kept)
    return str(ticket)


def _on_device(request: HttpRequest, survey: Survey) -> str:
    """What the browser kept: in its cookie, or behind the ticket in it."""
    cookie = request.COOKIES.get(_cookie(survey), "")
    ticket = ticket_in(cookie)
    return put_aside_behind(survey, ticket) if ticket else cookie


def spoken_on(walk: Walk) -> list[str]:
    """The tokens of what a person read aloud of the page in view; one query."""
    code, survey = get_language() or DEFAULT, walk.survey
    asked = walk.side.asked(walk.page, walk.answers) if walk.page != START else []
    words = [spoken_words(one, code) for one in asked] or [first_words(survey.questionnaire, walk.side.who, code)]
    return heard(survey.location, code, words)


def forget(request: HttpRequest, survey: Survey, answer: HttpResponse) -> HttpResponse:
    """Take the kept answers off the device, and what was put aside for it."""
    if ticket := ticket_in(request.COOKIES.get(_cookie(survey), "")):
        throw_away(survey=survey, ticket=ticket)
    answer.delete_cookie(_cookie(survey), path=request.path)
    return answer


def _last_day(survey: Survey) -> str:
    return day(survey.end, get_language() or DEFAULT)


def _cookie(survey: Survey) -> str:
    return f"vragen_{survey.pk}"
