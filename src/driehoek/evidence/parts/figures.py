"""The indicators: the seven of the inspection, the others, and the way from address to done at home."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from driehoek.evidence import blocks, words
from driehoek.evidence.blocks import Block
from driehoek.evidence.reading import Reading
from driehoek.indicators.definitions import Definition, Word, newest
from driehoek.indicators.figures import Cell, Figure
from driehoek.indicators.told import Told
from driehoek.indicators.words import sentence, tongue
from driehoek.shared.stats import Interval, percent


def inspected(reading: Reading) -> Block:
    """The seven that the inspection looks at (S3, section 1.3)."""
    return _figures(reading, _("What the inspection looks at"), "vve")


def beside(reading: Reading) -> Block:
    """The other indicators."""
    return _figures(reading, _("What else the school learns from"), "beside")


def _figures(reading: Reading, title: str, kind: str) -> Block:
    told = [(one, reading.figures[one.code]) for one in newest(kind)]
    heads = [
        _("Figure"), _("Lowest group"), _("Counted"), _("Share"), _("95% interval"), _("Asked"), _("Definition"),
    ]  # fmt: skip
    return blocks.section(
        title,
        blocks.chart(_("Share and interval of each figure; the table below says the same."), _bars(told)),
        blocks.table(title, heads, [_row(one, figure) for one, figure in told], words=3),
        blocks.text(_("What each figure does not know:")),
        blocks.terms((name_of(one), one.text("unknown", tongue())) for one, _figure in told),
    )


def name_of(one: Definition) -> str:
    """What an indicator is called."""
    return one.text("name", tongue())


def _bars(told: Iterable[tuple[Definition, Figure | None]]) -> Iterable[Block]:
    for one, figure in told:
        bounds = figure.total.interval if figure and figure.has_source else None
        if figure and bounds:
            share = figure.total.share or 0
            low, high = (share, share) if one.of == "part" else (bounds.low, bounds.high)
            yield blocks.bar(name_of(one), share, low, high, one.threshold)


def _row(one: Definition, figure: Figure | None) -> Sequence[object]:
    asked = f"{percent(one.threshold)}%" if one.threshold else "–"
    empty = ("–", "–", asked, one.version)
    if figure is None:
        return (name_of(one), "–", _("Not given outside the school"), *empty)
    if not figure.has_source:
        return (name_of(one), "–", _("No data source yet"), *empty)
    if not figure.total.whole:
        return (name_of(one), "–", _("Nothing to count yet"), *empty)
    total, by_chance = figure.total, one.of != "part"
    numbers = (words.share(total), words.interval(total) if by_chance else "–", asked, one.version)
    return (name_of(one), lowest(figure), f"{one.top.text(tongue())}: {sentence(one, total)}", *numbers)


def lowest(figure: Figure) -> str:
    """The language in which the share is lowest; never only the average."""
    rows = figure.rows("language")
    if len(rows) < 2:
        return "–"
    return f"{words.language_name(rows[0].key)}: {words.of(rows[0].count, rows[0].whole)}"


def funnel(reading: Reading) -> Block:
    """How far the school came with families, per language, the lowest first (row I4)."""
    title = _("From address to done at home, by the language that families read")
    figure, took_part = reading.figures["delivered"], reading.figures["participation"]
    if figure:
        return blocks.section(title, *_steps(figure, title))
    note = _("Others get the last step only: the difference of two steps could be about a few families.")
    return blocks.section(title, blocks.text(note), _came(took_part, title) if took_part else None)


def _steps(figure: Figure, title: str) -> list[Block | None]:
    counted = [word for word in figure.definition.marks if word.code in figure.counted]
    heads = [_("Language"), _("Families"), *(word.text(tongue()) for word in counted)]
    rows = [_way(cell, words.language_name(cell.key)) for cell in figure.rows("language")]
    note = _("The lowest language stands first. A family counts at every step it came to.")
    waiting = ", ".join(Told(figure).waiting)
    missing = _("No data source yet for: %(steps)s.") % {"steps": waiting}
    return [
        blocks.text(note),
        blocks.chart(title, (_step(word, figure.total) for word in counted if figure.total.whole)),
        blocks.table(title, heads, [*rows, _way(figure.total, _("All families"))]),
        blocks.text(missing) if waiting else None,
    ]


def _step(word: Word, total: Cell) -> Block:
    cell = replace(total, headline=word.code)
    bounds = cell.interval or Interval(0, 1)
    return blocks.bar(word.text(tongue()), cell.share or 0, bounds.low, bounds.high)


def _way(cell: Cell, name: str) -> Sequence[object]:
    return (name, cell.whole, *cell.counts.values())


def _came(figure: Figure, title: str) -> Block | None:
    heads = [_("Language"), _("Families"), figure.definition.top.text(tongue()), _("Share")]
    rows = [(words.language_name(c.key), c.whole, c.count, words.share(c)) for c in figure.rows("language")]
    return blocks.table(title, heads, rows)
