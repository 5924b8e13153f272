"""An analysis of the parents on paper: a PDF that can be read aloud (PDF/UA-1), with the same numbers as the page."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.people.models import Location
from driehoek.population.models import ParentAnalysis
from driehoek.population.told import Asked, Told
from driehoek.shared.languages import DEFAULT
from driehoek.shared.moments import day
from driehoek.shared.papers import REPORT, paper


def as_pdf(
    *, place: Location, analysis: ParentAnalysis, inside: bool, earlier: ParentAnalysis | None, tables: Iterable[Told],
    asks: Iterable[Asked],
) -> bytes:  # fmt: skip
    """The PDF of a kept analysis as this reader may see it; `tables` and `asks` are those of the page."""
    language = get_language() or DEFAULT
    on, before = _date(analysis, language), _date(earlier, language) if earlier else ""
    sections = [_about(analysis, inside=inside, before=before), *_asked(asks), *(_table(one) for one in tables)]
    title = _("The parents of %(place)s on %(day)s") % {"place": place, "day": on}
    return paper(REPORT, {"title": title, "language": language, "sections": sections})


def _date(analysis: ParentAnalysis, language: str) -> str:
    return f"{day(analysis.until, language)} {analysis.until.year}"


def _about(analysis: ParentAnalysis, *, inside: bool, before: str) -> dict[str, Any]:
    lines = [
        _("What they chose themselves and what they told. Nobody is named."),
        "" if inside else _("Numbers about fewer than five families are left out or put together."),
        _("“Before” is %(day)s, when you kept it last.") % {"day": before} if before else "",
    ]
    return _section(str(analysis.school_year), *({"kind": "text", "text": line} for line in lines if line))


def _asked(asks: Iterable[Asked]) -> list[dict[str, Any]]:
    rows = [[one.title, one.help] for one in asks]
    return [_section(_("What this asks of us"), {"kind": "terms", "rows": rows})] if rows else []


def _table(table: Told) -> dict[str, Any]:
    said = _("Of %(whole)s %(of)s.") % {"whole": table.whole, "of": table.of}
    if table.unknown:
        said += " " + _("Not known: %(unknown)s.") % {"unknown": table.unknown}
    if table.several:
        said += " " + _("One can stand in several rows.")
    rows = [[line.label, str(line.value), line.note] for line in table.lines]
    heads = [table.title, _("How many"), _("Share")]
    drawn = {"kind": "table", "caption": table.title, "heads": heads, "rows": rows, "words": 1}
    return _section(table.title, *([drawn] if rows else []), {"kind": "text", "text": said})


def _section(title: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "blocks": list(blocks)}
