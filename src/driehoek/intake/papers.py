"""The form on paper, in the parent's language with that of the colleague beside it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.utils import translation

from driehoek.intake import phrases
from driehoek.intake.form import TIMES, Question, Section, Words, said
from driehoek.people.models import Child, Location
from driehoek.shared.languages import language
from driehoek.shared.papers import paper

TEMPLATE = Path(__file__).parent / "typst" / "form.typ"
LINES = {"text": 3, "languages": 1, "number": 1}


def form_on_paper(sections: Iterable[Section], child: Child, location: Location, code: str, beside: str) -> bytes:
    """Return the PDF; `beside` is the language of the colleague."""
    with translation.override(code):
        data = {
            "title": phrases.title(child), "language": code, "rtl": language(code).direction == "rtl",
            "beside": beside, "school": location.name, "skip": str(phrases.SKIP_ANY),
            "sections": [
                {
                    "title": _both(section.words, code, beside),
                    "questions": [_question(one, code, beside) for one in section.questions],
                }
                for section in sections
            ],
        }  # fmt: skip
        return paper(TEMPLATE, data)


def _both(words: Words, code: str, beside: str) -> dict[str, str]:
    return {"own": said(words, code), "beside": said(words, beside) if beside != code else ""}


def _question(question: Question, code: str, beside: str) -> dict[str, Any]:
    plain = [{"own": str(times), "beside": ""} for times in TIMES] if question.kind == "times" else []
    helps = {"times": phrases.TIMES_HELP, "many": phrases.CHOOSE_MORE, "languages": phrases.LANGUAGES_HELP}
    return {
        "text": _both(question.words, code, beside), "why": said(question.why, code),
        "help": str(helps.get(question.kind, "")), "lines": LINES.get(question.kind, 0),
        "options": plain or [_both(one.words, code, beside) for one in question.options], "narrow": bool(plain),
    }  # fmt: skip
