"""The counted records of an evidence file as a list that anybody can count again: one row per record, without names."""

import csv
import io
import secrets
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from driehoek.indicators.figures import Figure
from driehoek.indicators.freezing import inputs_of

HEADS = ("indicator", "definition", "counted", "record", "language", "groups", "new", "headline", "counts", "marks")
RECORD = HEADS.index("record")
NEW = {True: "1", False: "0", None: ""}
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def kept(figures: Mapping[str, Figure | None]) -> list[dict[str, Any]]:
    """What the list is drawn from, as plain JSON: the definition and how often each profile occurs."""
    return [
        {
            "code": code, "version": figure.definition.version, "of": figure.definition.of,
            "headline": figure.definition.headline, "profiles": inputs_of(figure)["profiles"],
        }
        for code, figure in figures.items()
        if figure and figure.has_source
    ]  # fmt: skip


def as_csv(counted: Iterable[Mapping[str, Any]]) -> str:
    """The list, with a new number for every record and in an order that says nothing."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    for one in counted:
        rows = sorted(_rows(one), key=itemgetter(RECORD))
        writer.writerows(rows)
    return "\ufeff" + file.getvalue()


def _rows(one: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    for language, groups, new, marks, number in one["profiles"]:
        for _each in range(number):
            yield (
                one["code"], one["version"], one["of"], secrets.token_hex(8), language, _plain(", ".join(groups)),
                NEW[new], one["headline"], int(one["headline"] in marks), " ".join(marks),
            )  # fmt: skip


def _plain(words: str) -> str:
    """A spreadsheet takes what begins so for a formula; a group may be called anything."""
    return f"'{words}" if words.startswith(FORMULA) else words
