"""What the page with results shows, as a table to take along."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.people.models import Account
from driehoek.surveys.models import Survey
from driehoek.surveys.queries.results import sides_told
from driehoek.surveys.queries.words import open_answers_for, said_in
from driehoek.surveys.words import SIDES


def table_of(survey: Survey, by: Account) -> Iterator[list[Any]]:
    """Lines of the table: figures first, then own words by themselves, in no order."""
    yield [_("Who"), _("Question"), _("Answer"), _("Number"), _("Of"), _("Remark")]
    for side in sides_told(survey, get_language() or "nl"):
        for told in side.questions:
            for bar in [*told.counts, *([told.mean] if told.mean else []), *told.languages, *told.groups]:
                cells = (told.title, bar["label"], bar["value"], bar["total"] or "", bar.get("note", ""))
                yield [_safe(one) for one in (SIDES[side.who], *cells)]
    yield from _own_words(survey, by)


def _own_words(survey: Survey, by: Account) -> Iterator[list[Any]]:
    titles = {(side.who, one.key): one for side in survey.questionnaire.sides for one in side.questions}
    for said in said_in(open_answers_for(by, survey).filter(hidden=False).select_related("text"), by.language):
        row, words = said.row, said.read.body if said.read else _("Waits for a translation.")
        title = titles[row.side, row.question].text(by.language)
        yield [_safe(one) for one in (SIDES[row.side], title, words, "", "", row.tag)]


def _safe(value: Any) -> Any:
    """Words that a spreadsheet would take for a formula get a quote before them."""
    words = str(value)
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t") else value
