"""Who the parents are: the newest analysis that the school kept this school year."""

from django.utils.translation import gettext as _

from driehoek.evidence import blocks
from driehoek.evidence.blocks import Block
from driehoek.evidence.reading import Reading
from driehoek.evidence.words import day, language_name
from driehoek.population.told import Told, told


def parents(reading: Reading) -> Block:
    """Its tables, for others without small numbers."""
    title, kept = _("Who the parents are"), reading.parents
    if kept is None:
        return blocks.section(title, blocks.text(_("Who the parents are was not kept this school year.")))
    tables = told(kept.inside if reading.inside else kept.outside)
    said = _("As it was on %(day)s. Counted from what parents chose and told.") % {"day": day(kept.until)}
    return blocks.section(title, blocks.text(said), *(block for table in tables for block in _table(table)))


def _table(table: Told) -> list[Block | None]:
    heads = [table.title, _("How many"), _("Share")]
    rows = [(_name(table, line.key, line.label), line.value, f"{line.percentage}%") for line in table.lines]
    unknown = _("Not known: %(unknown)s.") % {"unknown": table.unknown} if table.unknown else ""
    whole = _("Of %(whole)s %(of)s.") % {"whole": table.whole, "of": table.of}
    return [blocks.table(table.title, heads, rows), blocks.text(f"{whole} {unknown}".strip())]


def _name(table: Told, key: str, label: str) -> str:
    return language_name(key) if table.code == "read" and key else label
