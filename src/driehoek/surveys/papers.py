"""The questions on paper, in one language, with boxes to tick and lines to write on."""

from pathlib import Path
from typing import Any

from django.utils import translation

from driehoek.messages.papers import qr
from driehoek.shared.languages import language
from driehoek.shared.moments import day
from driehoek.shared.papers import paper
from driehoek.surveys import phrases
from driehoek.surveys.models import Survey
from driehoek.surveys.questionnaires import MARKS, Question, Side

TEMPLATE = Path(__file__).parent / "typst" / "questions.typ"
LINES = 3


def questions_on_paper(survey: Survey, side: Side, code: str, address: str) -> bytes:
    """Return the PDF; `address` is where a colleague types it in."""
    tongue, whole, say = language(code), survey.questionnaire, phrases.to(side.who)
    with translation.override(code):
        data = {
            "title": whole.title.get(code, whole.title["nl"]), "language": code, "rtl": tongue.direction == "rtl",
            "intro": whole.intro.get(code, whole.intro["nl"]), "school": survey.location.name,
            "promise": [
                str(say["promise"]),
                str(say["skip"]),
                say["until"] % {"day": day(survey.end, code)},
            ],
            "questions": [_question(one, code, say) for one in side.questions],
            "qr": qr(address), "qr_alt": address, "for_school": "Voor de school: scan deze code en typ het blad over.",
        }  # fmt: skip
    return paper(TEMPLATE, data)


def _question(question: Question, code: str, say: phrases.Sentences) -> dict[str, Any]:
    options = [str(mark) for mark in MARKS] if question.kind == "mark" else [o.text(code) for o in question.options]
    helps = {"mark": phrases.MARK_HELP, "many": say["choose_more"], "open": say["own_language"]}
    return {
        "text": question.text(code), "options": options, "rows": [row.text(code) for row in question.rows],
        "lines": LINES if question.is_open else int(question.kind == "number"),
        "help": str(helps.get(question.kind, "")), "narrow": question.kind == "mark",
    }  # fmt: skip
