"""The form as a location asks it: the standard one without what it leaves out, and with questions of its own."""

from collections.abc import Iterable
from dataclasses import replace

from driehoek.intake.form import CHOSEN, LEARNING, Choice, Form, Question, Section, Words, form
from driehoek.intake.models import ExtraQuestion, LeftOut
from driehoek.people.models import Location
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.texts.models import Text
from driehoek.texts.queries import Shown, shown_in


def left_out(location: Location) -> set[str]:
    """The keys of questions that a location does not ask."""
    return set(LeftOut.objects.filter(location=location).values_list("question", flat=True))


def whole_form(location: Location) -> Form:
    """Everything that a location could ask: the standard form and all questions of its own, also those left out."""
    own = list(ExtraQuestion.objects.filter(location=location).select_related("text"))
    return replace(form(), sections=tuple(_with_own(one, own) for one in form().sections))


def _with_own(section: Section, rows: Iterable[ExtraQuestion]) -> Section:
    """Each own question of a section before the one that it was put before, the others at the end."""
    own = [row for row in rows if row.section == section.key]
    keys = [one.key for one in section.questions]
    found: list[Question] = []
    for one in section.questions:
        found += [*(_question(row) for row in own if row.before == one.key), one]
    last = [_question(row) for row in own if row.before not in keys]
    return replace(section, questions=(*found, *last))


def form_at(location: Location) -> Form:
    """The form that a location asks now; two queries."""
    out = left_out(location)
    sections = (
        replace(section, questions=tuple(one for one in section.questions if one.key not in out))
        for section in whole_form(location).sections
    )
    return replace(form(), sections=tuple(one for one in sections if one.questions))


def lines(text: str) -> list[str]:
    """What stands on each line that is not empty."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _question(row: ExtraQuestion) -> Question:
    why, *options = lines(row.text.body)
    chosen = [Choice(f"o{number}", {DEFAULT: one}) for number, one in enumerate(options, 1)]
    return Question(
        key=row.key, kind=row.kind, about=row.about, words={DEFAULT: row.text.title}, why={DEFAULT: why},
        options=tuple(chosen) if row.kind in CHOSEN else (), text=row.text_id,
    )  # fmt: skip


def may_hold_own(section: Section) -> bool:
    """Whether a location may add to a section: not to the seven questions, which stay what the study asked."""
    return section.key != LEARNING


def spoken(sections: Iterable[Section]) -> list[Section]:
    """Sections with the translations that their own questions have today; at most two queries."""
    listed = list(sections)
    wanted = [question.text for section in listed for question in section.questions if question.text]
    texts = Text.objects.in_bulk(wanted) if wanted else {}
    said = shown_in((text, code) for text in texts.values() for code in LANGUAGES)
    return [replace(one, questions=tuple(_translated(question, said) for question in one.questions)) for one in listed]


def _translated(question: Question, said: dict[tuple[int, str], Shown]) -> Question:
    """A translation counts when it has as many lines as the question."""
    found = {code: said[question.text, code] for code in LANGUAGES if (question.text, code) in said}
    size = 1 + len(question.options)
    fits = {code: lines(one.body) for code, one in found.items() if not one.foreign and len(lines(one.body)) == size}
    if DEFAULT not in fits:
        return question
    return replace(
        question, words={code: found[code].title for code in fits}, why=_line(fits, 0),
        options=tuple(replace(one, words=_line(fits, number)) for number, one in enumerate(question.options, 1)),
        states={code: one.state if code in fits else "missing" for code, one in found.items()},
    )  # fmt: skip


def _line(found: dict[str, list[str]], number: int) -> Words:
    return {code: each[number] for code, each in found.items()}
