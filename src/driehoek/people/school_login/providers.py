"""Who may say who somebody is: the providers of this installation, from a TOML file (docs/deploying.md), checked.

Settings read it before Django has models, so this module knows none.
"""

import dataclasses
import ipaddress
import re
import tomllib
from dataclasses import MISSING, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SLUG = re.compile(r"[a-z0-9-]+")
BRIN = re.compile(r"(\d{2}[A-Z]{2})\d{2}")  # institution and location, as Entree Federatie writes them
STUDENT = "student"
WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class School:
    """What a provider calls a school, and the organisation or the locations here that it may open.

    `email_domains`: addresses of these domains are given out by the school itself, so that nobody chooses one.
    """

    code: str
    organisation: str = ""
    locations: tuple[str, ...] = ()
    email_domains: tuple[str, ...] = ()


@dataclass(frozen=True)
class LoginProvider:
    """A provider with the names of the claims in which it tells school, role and e-mail address.

    `staff`: the affiliations of colleagues; `students`: whether adult students of an mbo may log in too.
    """

    slug: str
    name: str
    discovery: str
    client_id: str
    secret: str
    schools: tuple[School, ...]
    school_claim: str
    affiliation_claim: str
    email_claim: str = "email"
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    staff: tuple[str, ...] = ("employee", "staff")
    students: bool = False

    def school(self, codes: list[str]) -> School | None:
        """The school with one of these codes; a BRIN of four characters stands for all its locations."""
        known = {school.code.upper(): school for school in self.schools}
        told = [code.upper() for code in codes]
        whole = [brin[1] for code in told if (brin := BRIN.fullmatch(code))]
        return next((known[code] for code in (*told, *whole) if code in known), None)


def read(file: Path) -> dict[str, LoginProvider]:
    """Read and check a file of providers.

    Raises ImproperlyConfigured with the place and what to do, before anybody can log in by a half-understood file.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ImproperlyConfigured(f"{file}: cannot be read: {error}") from error
    return {slug: _provider(slug, table, file) for slug, table in tables.items()}


def _provider(slug: str, table: Any, file: Path) -> LoginProvider:
    place = f"{file.name}, [{slug}]"
    _must(bool(SLUG.fullmatch(slug)), place, "the name between brackets may have a-z, 0-9 and - only")
    _must(isinstance(table, dict), place, "must be a table with name, discovery, client_id and the rest")
    values = dict(table)
    values["secret"] = _secret(values, file, place)
    schools = values.get("schools")
    _must(isinstance(schools, list) and bool(schools), place, f"at least one [[{slug}.schools]] is needed")
    values["schools"] = [_build(School, school, f"{file.name}, [[{slug}.schools]]") for school in schools or ()]
    provider: LoginProvider = _build(LoginProvider, {"slug": slug, **values}, place)
    _check_provider(provider, place)
    return provider


def _secret(values: dict[str, Any], file: Path, place: str) -> Any:
    """The secret as it stands here, or in a file beside this one that fewer people may read."""
    _must(("secret" in values) != ("secret_file" in values), place, "give either secret or secret_file")
    if "secret" in values:
        return values["secret"]
    path = file.parent / str(values.pop("secret_file"))
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(f"{place}: secret_file cannot be read: {error}") from error


def _build(kind: Any, values: Any, place: str) -> Any:
    """Make a School or LoginProvider of a table, whose keys and kinds of values must be those of the fields."""
    _must(isinstance(values, dict), place, "must be a table")
    fields = {field.name: field for field in dataclasses.fields(kind)}
    for key, value in values.items():
        _must(key in fields, place, f"{key} is not known; known are: {', '.join(fields)}")
        _must(_is_a(fields[key].type, value), place, f"{key} must be {WANTED[fields[key].type]}")
    missing = [name for name, field in fields.items() if field.default is MISSING and not values.get(name)]
    _must(not missing, place, f"missing: {', '.join(missing)}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


WANTED: dict[Any, str] = {
    str: "a text between quotes",
    bool: "true or false",
    tuple[str, ...]: "a list of texts",
    tuple[School, ...]: "tables",
}


def _is_a(kind: Any, value: Any) -> bool:
    if kind == tuple[School, ...]:
        return True
    if kind == tuple[str, ...]:
        return isinstance(value, list) and all(isinstance(item, str) and item for item in value)
    return isinstance(value, kind)


def _check_provider(provider: LoginProvider, place: str) -> None:
    _must(is_safe(provider.discovery), place, "discovery must begin with https://")
    _must(provider.discovery.endswith(WELL_KNOWN), place, f"discovery must end with {WELL_KNOWN}")
    _must("openid" in provider.scopes, place, 'scopes must have "openid"')
    _must(STUDENT not in {one.lower() for one in provider.staff}, place, "staff may not have student: use students")
    codes = [school.code.upper() for school in provider.schools]
    twice = sorted({code for code in codes if codes.count(code) > 1})
    _must(not twice, place, f"schools have the same code twice: {', '.join(twice)}")
    for school in provider.schools:
        alone = bool(school.organisation) != bool(school.locations)
        _must(alone, place, f"school {school.code} needs either organisation or locations")


def _must(holds: bool, place: str, otherwise: str) -> None:
    if not holds:
        raise ImproperlyConfigured(f"{place}: {otherwise}.")


def is_safe(url: str) -> bool:
    """Whether nobody on the way can read or change what is asked there: https, or this machine itself."""
    parts = urlsplit(url)
    return bool(parts.hostname) and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname)))


def _is_here(host: str | None) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
