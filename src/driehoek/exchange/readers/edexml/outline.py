"""The first walk through an EDEXML file: the school, its sites and groups, and how many records there are."""

from dataclasses import dataclass, field
from pathlib import Path

from driehoek.exchange.readers.edexml.fields import grade, key, row, sensitive, texts
from driehoek.exchange.readers.errors import Unreadable, shown
from driehoek.exchange.readers.records import GroupRecord, Header, RowError
from driehoek.exchange.readers.safexml import Element, Limits, local, records
from driehoek.exchange.readers.values import GROUP, KEY, Checker, moment, school_year

GROUPS = frozenset({("groepen", "groep"), ("groepen", "samengestelde_groep")})
PEOPLE = frozenset({("leerlingen", "leerling"), ("leerkrachten", "leerkracht")})
ABOUT = frozenset({("", "school"), ("", "Fault"), ("vestigingen", "vestiging")})
VERSIONS = {"1.03": "1.0.3"}


@dataclass
class Outline:
    """What a file says about itself, and its groups by key; a school has few enough to keep them in memory."""

    school: dict[str, str] = field(default_factory=dict)
    school_year: str = ""
    sites: dict[str, str] = field(default_factory=dict)
    groups: dict[str, GroupRecord] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)
    dropped: set[str] = field(default_factory=set)
    total: int = 0
    elements: int = 0

    def header(self) -> Header:
        """The header of the stream."""
        version = self.school.get("xsdversie", "")[:12]
        return Header(
            format="edexml",
            version=VERSIONS.get(version, version),
            school_year=self.school_year,
            registry_code=_registry_code(self.school),
            made_at=moment(self.school.get("aanmaakdatum", "")),
            dropped=tuple(sorted(self.dropped)),
            sites=tuple(self.sites.values()),
            total=self.total,
        )


def outline_of(path: Path, limits: Limits) -> Outline:
    """Walk the whole file; raises `Unreadable` when it is damaged, unsafe or not EDEXML."""
    outline = Outline()
    for element in records(path, GROUPS | PEOPLE | ABOUT, limits):
        outline.elements += 1
        _note(element, outline)
    if not outline.elements:
        raise Unreadable("no_edexml")
    return outline


def _note(element: Element, outline: Outline) -> None:
    match local(element):
        case "school":
            _school(element, outline)
        case "Fault":
            raise Unreadable("soap_fault")
        case "vestiging":
            outline.sites[key(element)] = texts(element).get("naam", "")[:GROUP]
        case "groep" | "samengestelde_groep":
            _group(element, outline)
        case _:
            outline.total += 1
            outline.dropped |= sensitive(element)


def _school(element: Element, outline: Outline) -> None:
    outline.school = texts(element)
    check = Checker(row(element))
    outline.school_year = check.take("schooljaar", outline.school.get("schooljaar"), school_year, "")
    outline.errors += check.errors


def _group(element: Element, outline: Outline) -> None:
    outline.total += 1
    check = Checker(row(element))
    own_key, fields = check.text("key", key(element), KEY), texts(element)
    if not own_key or own_key in outline.groups:
        check.add("key", "duplicate" if own_key else "no_key", value=shown(own_key))
    else:
        name = check.text("naam", fields.get("naam"), GROUP) or own_key[:GROUP]
        code = check.take("jaargroep", fields.get("jaargroep"), grade, "")
        composite = local(element) == "samengestelde_groep"
        outline.groups[own_key] = GroupRecord(own_key, name, code, "composite" if composite else "main", check.row)
    outline.errors += check.errors


def _registry_code(school: dict[str, str]) -> str:
    brin = school.get("brincode", "").upper()
    if not brin:
        return school.get("instellingsnummer", "")[:12]
    return f"{brin}{school.get('dependancecode') or '00'}"[:12]
