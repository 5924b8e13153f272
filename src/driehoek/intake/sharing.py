"""The adapted form as a file, so that schools can give each other their questions."""

from collections.abc import Iterator
from typing import Any

from driehoek.intake.adapted import form_at, left_out, lines
from driehoek.intake.adapting import Content
from driehoek.intake.form import form
from driehoek.intake.models import ExtraQuestion
from driehoek.intake.question_form import QuestionForm, spot
from driehoek.people.models import Location
from driehoek.shared import strict
from driehoek.shared.giving import toml_tables, toml_value
from driehoek.shared.strict import DataError, Table

NAME = "intake.toml"
FIELDS = ("section", "before", "kind", "about", "words", "why", "options")


def as_toml(location: Location) -> str:
    """The questions that a location leaves out, and those of its own that it asks, as TOML; no translations."""
    out, asked = left_out(location), form_at(location).questions
    rows = [row for row in ExtraQuestion.objects.filter(location=location).select_related("text") if row.key in asked]
    parts = [f"left_out = {toml_value([key for key in form().questions if key in out])}\n"]
    return "\n".join(parts + toml_tables("question", [_told(row) for row in rows]))


def _told(row: ExtraQuestion) -> dict[str, Any]:
    why, *options = lines(row.text.body)
    return {
        "section": row.section, "before": row.before, "kind": row.kind, "about": row.about,
        "words": row.text.title, "why": why, "options": options,
    }  # fmt: skip


def from_toml(table: Table, location: Location) -> tuple[list[str], list[Content]]:
    """What a file of another school leaves out and adds; raises `DataError` that names the place."""
    strict.check_fields(NAME, {"question": [], **table}, ("left_out", "question"))
    out = strict.choices(NAME, table, "left_out", form().questions) if table["left_out"] else ()
    return list(out), list(_contents(table, location))


def _contents(table: Table, location: Location) -> Iterator[Content]:
    rows = strict.tables(NAME, table, "question") if table.get("question") else []
    for number, row in enumerate(rows, 1):
        full = {"before": "", **row}
        strict.check_fields(f"{NAME}, {number}", full, FIELDS)
        options = [str(one) for one in full["options"]] if isinstance(full["options"], list) else []
        told = {"section": spot(full["section"], full["before"]), "options": "\n".join(options)}
        asked = QuestionForm({**full, **told}, location=location)
        if not asked.is_valid():
            field, said = next(iter(asked.errors.items()))
            raise DataError(f"{NAME}, {number}, {field}: {' '.join(str(one) for one in said)}")
        yield asked.content()
