"""Template tags every page may use without loading them: icons, people's initials, meters, bars and QR codes."""

from collections.abc import Iterable
from typing import Any

import segno
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from driehoek.shared.cited import cited
from driehoek.shared.icons import ICONS, MIRRORED
from driehoek.shared.languages import LANGUAGES, Language, language

register = template.Library()
register.filter("cited", cited)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw one of our pictograms, hidden from screen readers: the word beside it says what it means.

    Raises KeyError for a name that is not in `driehoek.shared.icons`: a missing picture is a mistake, not a taste.
    """
    kind = "icon icon--mirror" if name in MIRRORED else "icon"
    shape = mark_safe(ICONS[name])
    return format_html('<svg class="{}" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', kind, shape)


@register.filter
def initials(name: object) -> str:
    """Return at most two letters for a person's dot: the first of the first and of the last name."""
    words = str(name).split()
    return "".join(word[0] for word in (words if len(words) < 2 else [words[0], words[-1]])).upper()


@register.simple_tag
def meter(value: float, total: float) -> SafeString:
    """Draw how much of a whole is reached; more than the whole fills the bar, an empty whole leaves it bare."""
    share = _percent(value, total)
    label = gettext("%(value)s of %(total)s") % {"value": value, "total": total}
    return format_html(
        '<svg class="meter" role="img" aria-label="{}" viewBox="0 0 100 1" preserveAspectRatio="none">'
        '<rect width="{}" height="1"/></svg>',
        label,
        share,
    )


@register.inclusion_tag("shared/_bars.html")
def bars(rows: Iterable[Any], caption: str = "", low: bool = False) -> dict[str, Any]:
    """Draw horizontal bars inside a table, so that picture and numbers are one thing.

    `rows`: objects or dicts with `label` and `value`, and if known `total` (else the largest value is the whole)
    and `note`. `low` marks the row with the smallest share: the group that needs us first.
    """
    cells = [_row(row) for row in rows]
    largest = max((cell["value"] for cell in cells), default=0)
    for cell in cells:
        cell["percent"] = _percent(cell["value"], largest if cell["total"] is None else cell["total"])
    lowest = min((cell["percent"] for cell in cells), default=None) if low else None
    return {"rows": [{**cell, "low": cell["percent"] == lowest} for cell in cells], "caption": caption}


@register.simple_tag
def qr(address: str, label: str) -> SafeString:
    """Draw the QR code of an address; `label` says in words where it leads."""
    svg = segno.make(address, error="m", micro=False).svg_inline(scale=4, border=1, omitsize=True, svgclass=None)
    return format_html('<span role="img" aria-label="{}">{}</span>', label, mark_safe(svg))


@register.simple_tag
def parent_languages() -> list[Language]:
    """Return all languages a parent can choose from."""
    return list(LANGUAGES.values())


@register.filter
def speech_tag(code: str) -> str:
    """Return the tag by which a browser knows the voice for this language code."""
    return language(code).speech


def _row(row: Any) -> dict[str, Any]:
    def read(name: str) -> Any:
        return row.get(name) if isinstance(row, dict) else getattr(row, name, None)

    return {name: read(name) for name in ("label", "value", "total", "note")}


def _percent(value: float, total: float) -> int:
    return round(100 * min(value / total, 1)) if total else 0
