"""How long each kind of record is kept, and why: data/terms.toml, read and checked once (row K3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import get_language

from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, STAFF_LANGUAGES
from driehoek.shared.strict import DataError

FILE = Path(__file__).parent / "data" / "terms.toml"
LEFT, MOMENT, LOOSE = AFTER = ("left", "moment", "loose")
FIELDS = ("key", "after", "months", "least", "most", "law", "source", "record", "title", "why")


@dataclass(frozen=True)
class Record:
    """One model of a kind: lookup paths to the person, the location and the day; `empty`: fields that are wiped."""

    label: str
    of: str = ""
    at: str = ""
    on: str = ""
    empty: tuple[str, ...] = ()

    @property
    def model(self) -> type[models.Model]:
        """The model, found by its label: it may live on this floor."""
        return apps.get_model(self.label)

    @property
    def rows(self) -> "models.QuerySet[Any]":
        """All rows of the model, in the order in which they were made."""
        return self.model._default_manager.order_by("pk")

    @property
    def subject(self) -> str:
        """Whose record it is: "child", "family" or "guardian"; "" when it names nobody."""
        return str(self.model._meta.model_name) if self.of == "pk" else self.of


@dataclass(frozen=True)
class Term:
    """A kind of record: what it counts from, how many months, within which bounds, and why."""

    key: str
    after: str
    months: int
    least: int
    most: int
    by_law: bool
    house: bool
    records: tuple[Record, ...]
    titles: Mapping[str, str]
    whys: Mapping[str, str]
    sources: Mapping[str, str]

    @property
    def title(self) -> str:
        """The kind, in the reader's language."""
        return _said(self.titles)

    @property
    def why(self) -> str:
        """Why so long, in the reader's language."""
        return _said(self.whys)

    @property
    def source(self) -> str:
        """Where that comes from, in the reader's language."""
        return _said(self.sources)

    @property
    def own(self) -> bool:
        """Whether a location may choose another number of months."""
        return not self.house and self.least < self.most


def _said(words: Mapping[str, str]) -> str:
    return words.get(get_language() or DEFAULT, words[DEFAULT])


@cache
def terms() -> dict[str, Term]:
    """All kinds by key, in the order in which they are erased; raises `DataError` on a slip in the file."""
    return {one.key: one for one in read(FILE)}


def of_locations(*after: str) -> list[Term]:
    """The kinds that a location decides about, counted from one of these."""
    return [one for one in terms().values() if not one.house and one.after in after]


def read(file: Path) -> tuple[Term, ...]:
    """Read and check a file of terms."""
    table = strict.read(file)
    strict.check_fields(file.name, table, ("term",))
    found = tuple(_term(f"{file.name}, {n}", raw) for n, raw in enumerate(strict.tables(file.name, table, "term"), 1))
    keys = [one.key for one in found]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise DataError(f"{file.name}: key {', '.join(sorted(twice))} is there twice")
    return found


def _term(where: str, raw: dict[str, Any]) -> Term:
    strict.check_fields(where, raw, (*FIELDS, "house") if "house" in raw else FIELDS)
    numbers = {name: _months(where, raw, name) for name in ("months", "least", "most")}
    if not numbers["least"] <= numbers["months"] <= numbers["most"]:
        raise DataError(f"{where}: months must lie between least and most")
    after = strict.choice(where, raw, "after", AFTER)
    return Term(
        key=strict.text(where, raw, "key", longest=20), after=after, **numbers,
        by_law=strict.choice(where, raw, "law", ("law", "own")) == "law",
        house="house" in raw and strict.flag(where, raw, "house"),
        records=tuple(_record(f"{where}, record", after, one) for one in strict.tables(where, raw, "record")),
        titles=_words(f"{where}, title", raw["title"]), whys=_words(f"{where}, why", raw["why"]),
        sources=_words(f"{where}, source", raw["source"]),
    )  # fmt: skip


def _months(where: str, raw: dict[str, Any], name: str) -> int:
    return 0 if raw[name] == 0 else strict.whole(where, raw, name)


def _record(where: str, after: str, raw: dict[str, Any]) -> Record:
    if strange := set(raw) - {"model", "of", "at", "on", "empty"}:
        raise DataError(f"{where}: unknown {', '.join(sorted(strange))}")
    needed = {LEFT: ("model", "of"), MOMENT: ("model", "on"), LOOSE: ("model",)}[after]
    if missing := [name for name in needed if name not in raw]:
        raise DataError(f"{where}: missing {', '.join(missing)}")
    return Record(
        strict.text(where, raw, "model"), raw.get("of", ""), raw.get("at", ""), raw.get("on", ""),
        tuple(raw.get("empty", ())),
    )  # fmt: skip


def _words(where: str, raw: dict[str, Any]) -> dict[str, str]:
    strict.check_fields(where, raw, STAFF_LANGUAGES)
    return {code: strict.text(where, raw, code) for code in STAFF_LANGUAGES}
