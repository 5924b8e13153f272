"""A questionnaire of one's own as what is asked, in all languages in which it stands."""

from collections.abc import Iterable
from typing import Any

from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.surveys.library import library
from driehoek.surveys.models import OwnQuestion, OwnQuestionnaire
from driehoek.surveys.questionnaires import Choice, Question, Questionnaire, Side, Words
from driehoek.texts.models import Text
from driehoek.texts.queries import Shown, shown_in

SIDES = {"parents": ("parents",), "both": ("parents", "school"), "pupils": ("pupils",), "school": ("school",)}
CHOSEN = ("one", "many", "matrix")
Texts = dict[tuple[int, str], Shown]


def questionnaire_of(own: OwnQuestionnaire) -> Questionnaire:
    """What is asked now, one question on a page; two queries. A language that lacks falls back to Dutch."""
    rows = list(own.questions.select_related("text", "after").order_by("place", "pk"))
    texts = shown_in((text, code) for text in [own.text, *(row.text for row in rows)] for code in LANGUAGES)
    sides = SIDES[own.asks]
    return Questionnaire(
        code=f"own-{own.pk}", version=own.version, title=_words(own.text, texts, title=True),
        intro=_words(own.text, texts),
        sides=tuple(Side(who, tuple((_question(row, who, texts),) for row in rows)) for who in sides),
    )  # fmt: skip


def _words(text: Text, texts: Texts, *, title: bool = False) -> Words:
    """The title or the body in each language in which it stands."""
    found = {code: texts[text.pk, code] for code in LANGUAGES}
    return {code: (one.title if title else "") or one.body for code, one in found.items() if not one.foreign}


def _question(row: OwnQuestion, who: str, texts: Texts) -> Question:
    words = _words(row.text, texts, title=True)
    if who == "school" and row.for_team:
        words = {DEFAULT: row.for_team}
    rows, options = _lists(row, texts)
    if row.kind == "scale":
        options = faces()
    only_if = {f"q{row.after_id}": tuple(f"o{number}" for number in row.after_options)} if row.after_id else {}
    return Question(key=f"q{row.pk}", kind=row.kind, words=words, options=options, rows=rows, only_if=only_if)


def _lists(row: OwnQuestion, texts: Texts) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Rows and options; a translation counts when it has as many lines."""
    bodies = {code: texts[row.text_id, code] for code in LANGUAGES}
    split = {code: lists_in(row.kind, one.body) for code, one in bodies.items() if not one.foreign}
    own = split[DEFAULT]
    fits = {code: one for code, one in split.items() if [len(part) for part in one] == [len(part) for part in own]}
    rows = _choices("r", [(code, one[0]) for code, one in fits.items()])
    return rows, _choices("o", [(code, one[1]) for code, one in fits.items()])


def _choices(letter: str, listed: list[tuple[str, list[str]]]) -> tuple[Choice, ...]:
    number = len(listed[0][1])
    return tuple(Choice(f"{letter}{n + 1}", {code: said[n] for code, said in listed}) for n in range(number))


def lists_in(kind: str, body: str) -> tuple[list[str], list[str]]:
    """Rows and options in the body of a text: of a matrix the rows stand first, with an empty line after them."""
    if kind not in CHOSEN:
        return [], []
    first, _, second = body.partition("\n\n")
    return (lines(first), lines(second)) if kind == "matrix" else ([], lines(body))


def lines(text: str) -> list[str]:
    """What stands on each line that is not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def text_of(words: str, kind: str, rows: Iterable[str], options: Iterable[str]) -> tuple[str, str]:
    """Title and body of the text of a question; without answers to choose from the question is the body."""
    if kind not in CHOSEN:
        return "", words
    above = ["\n".join(rows)] if kind == "matrix" else []
    return words, "\n\n".join([*above, "\n".join(options)])


def faces() -> tuple[Choice, ...]:
    """The five answers with a face, in every language."""
    side = library()["parents"].sides[0]
    return next(one.options for one in side.questions if one.kind == "scale")


def as_it_is_now(content: dict[str, Any]) -> dict[str, Any]:
    """The questions of one's own with the translations there are today; those of the library as they were."""
    own = OwnQuestionnaire.objects.filter(pk=own_number(content["code"])).select_related("text").first()
    return questionnaire_of(own).as_data() if own else content


def own_number(code: str) -> int:
    """The number in the code of a questionnaire of one's own, 0 for others."""
    kind, _, number = code.partition("-")
    return int(number) if kind == "own" and number.isdecimal() and len(number) < 10 else 0
