"""Bars with their interval as SVG: one drawing for the page and for the PDF."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from driehoek.shared.stats import percent

WIDTH, BAR, ROW, LONGEST = 360, 310, 48, 54
COLOUR = "#174f52"
ONE = (
    '<text y="{}" x="0">{}</text><rect y="{}" width="{}" height="12" opacity="0.15"/>'
    '<rect y="{}" width="{}" height="12"/>'
    '<text y="{}" x="{}" text-anchor="end">{}%</text><path d="M{} {}H{}" stroke="currentColor" stroke-width="2"/>'
)
ASKED = '<path d="M{} {}v18" stroke="currentColor" stroke-width="2" stroke-dasharray="3 2"/>'


def picture(block: dict[str, Any]) -> SafeString:
    """Draw a chart of an evidence file; a thin line is the interval, a broken one the share that is asked."""
    rows = format_html_join("", "{}", ((_row(number * ROW, bar),) for number, bar in enumerate(block["bars"])))
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-label="{}" viewBox="0 0 {} {}" '
        'fill="currentColor" color="{}" font-family="Noto Sans, sans-serif" font-size="12">{}</svg>',
        block["caption"], WIDTH, len(block["bars"]) * ROW, COLOUR, rows,
    )  # fmt: skip


def _row(top: int, bar: dict[str, Any]) -> SafeString:
    low, high, share = (round(BAR * bar[name], 1) for name in ("low", "high", "share"))
    label = bar["label"] if len(bar["label"]) <= LONGEST else f"{bar['label'][: LONGEST - 1]}…"
    drawn = format_html(
        ONE, top + 13, label, top + 19, BAR, top + 19, share,
        top + 30, WIDTH, percent(bar["share"]), low, top + 36, high,
    )  # fmt: skip
    asked = bar["asked"]
    return drawn if asked is None else drawn + format_html(ASKED, round(BAR * asked, 1), top + 16)
