"""The map of what is kept about people: data/records.toml, read once and held against the models (AVG, article 30)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.utils.translation import get_language

from driehoek.people.models import Account, Child, Family, Guardian, StudentDecision
from driehoek.privacy.words import HEADINGS, LABELS
from driehoek.shared import strict
from driehoek.shared.languages import DEFAULT, LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError, Table

FILE = Path(__file__).parent / "data" / "records.toml"
PATHS = ("guardian", "child", "family", "account", "student", "beside")
OPTIONAL = (*PATHS, "told", "asked", "category", "once", "only_own", "private")
PEOPLE = (Guardian, Child, Family, Account)


@dataclass(frozen=True)
class Group:
    """What a person reads together: its heading, and for which purpose it is kept."""

    key: str
    icon: str
    heads: Mapping[str, str]
    whys: Mapping[str, str]

    @property
    def head(self) -> str:
        """The heading in the language of the page."""
        return self.heads.get(get_language() or DEFAULT, self.heads[DEFAULT])

    @property
    def why(self) -> str:
        """The purpose in the language of the page."""
        return self.whys.get(get_language() or DEFAULT, self.whys[DEFAULT])


@dataclass(frozen=True)
class Record:
    """One model: whose file it belongs to by which paths, and which fields are told by themselves and on request."""

    label: str
    group: str
    heading: str
    paths: Mapping[str, tuple[str, ...]]
    told: Mapping[str, str]
    asked: Mapping[str, str]
    category: str
    once: str
    only_own: bool
    private: bool

    @property
    def model(self) -> type[Model]:
        """The model itself."""
        return apps.get_model(self.label)

    def fields(self, *, whole: bool) -> Mapping[str, str]:
        """What is told by itself; with `whole` also what only a full request tells."""
        return {**self.told, **self.asked} if whole else self.told

    @property
    def about_student(self) -> tuple[str, ...]:
        """The paths to a student whose own file it is."""
        return self.paths["student"] or self.paths["child"]


@dataclass(frozen=True)
class Chart:
    """The whole map; `left_out`: model -> why it is in nobody's file."""

    groups: Mapping[str, Group]
    records: tuple[Record, ...]
    left_out: Mapping[str, str]

    def within(self, group: str) -> list[Record]:
        """The records of one group, in order."""
        return [one for one in self.records if one.group == group]


@cache
def chart() -> Chart:
    """The map of this version; raises `DataError` on a slip in it."""
    return read(FILE)


def read(file: Path) -> Chart:
    """Read and check a map; whether it is complete is asked by `faults`."""
    table = strict.read(file)
    strict.check_fields(file.name, table, ("group", "record", "left_out"))
    groups = {raw["key"]: _group(f"{file.name}, {raw['key']}", raw) for raw in strict.tables(file.name, table, "group")}
    records = tuple(_record(file.name, raw, groups) for raw in strict.tables(file.name, table, "record"))
    left = strict.tables(file.name, table, "left_out")
    return Chart(groups, records, {model: one["because"] for one in left for model in one["models"]})


def _group(where: str, raw: Table) -> Group:
    strict.check_fields(where, raw, ("key", "icon", "head", "why"))
    heads, whys = (_words(where, raw[name]) for name in ("head", "why"))
    return Group(raw["key"], raw["icon"], heads, whys)


def _words(where: str, raw: Table) -> dict[str, str]:
    """In all languages; or in those of colleagues, of what parents never have."""
    languages = STAFF_LANGUAGES if set(raw) == set(STAFF_LANGUAGES) else tuple(LANGUAGES)
    strict.check_fields(where, raw, languages)
    return {code: strict.text(where, raw, code, longest=160) for code in languages}


def _record(name: str, raw: dict[str, Any], groups: Mapping[str, Group]) -> Record:
    where = f"{name}, {raw.get('model')}"
    strict.check_fields(where, {key: raw[key] for key in raw if key not in OPTIONAL}, ("model", "group", "heading"))
    told, asked = (dict(raw.get(key, {})) for key in ("told", "asked"))
    if unknown := {*told.values(), *asked.values()} - set(LABELS):
        raise DataError(f"{where}: no such label: {', '.join(sorted(unknown))}")
    return Record(
        label=raw["model"], group=strict.choice(where, raw, "group", tuple(groups)),
        heading=strict.choice(where, raw, "heading", tuple(HEADINGS)),
        paths={path: tuple(raw.get(path, ())) for path in PATHS}, told=told, asked=asked,
        category=raw.get("category", StudentDecision.Category.CONTACT), once=raw.get("once", ""),
        only_own=raw.get("only_own", False),
        private=raw.get("private", False),
    )  # fmt: skip


def faults(of: Chart) -> list[str]:
    """What the map forgets or names wrongly, by the models as they are; empty when it is complete."""
    listed = [*(one.label for one in of.records), *of.left_out]
    models = {model._meta.label for model in apps.get_models()}
    missing = [f"{label}: not in the map" for label in sorted(models - set(listed))]
    unknown = [f"{label}: no such model" for label in sorted(set(listed) - models)]
    twice = [f"{label}: twice in the map" for label in sorted({one for one in listed if listed.count(one) > 1})]
    known = (one for one in of.records if one.label in models)
    return [*missing, *unknown, *twice, *(fault for one in known for fault in _faults(one))]


def _faults(record: Record) -> Iterator[str]:
    """Relations to people of which the map does not say whether they make it somebody's file, and lost fields."""
    named = {path.split("__")[0] for paths in record.paths.values() for path in paths}
    for field in record.model._meta.get_fields():
        ours = field.concrete and field.is_relation and field.related_model in PEOPLE
        if ours and field.name not in named:
            yield f"{record.label}: whose file by {field.name}?"
    told = (path for path in (*record.told, *record.asked) if not _is_there(record.model, path))
    yield from (f"{record.label}: no field {path}" for path in told)


def _is_there(model: type[Model], path: str) -> bool:
    first, _double, rest = path.partition("__")
    related = {one.name: one.related_model for one in model._meta.get_fields()}.get(first)
    return hasattr(model, first) and (not rest or (isinstance(related, type) and _is_there(related, rest)))
