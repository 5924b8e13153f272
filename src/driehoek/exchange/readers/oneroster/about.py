"""What a package says about itself: which format, whole or changes only, school year and schools."""

import re
from datetime import date

from driehoek.exchange.readers.errors import Unreadable
from driehoek.exchange.readers.oneroster.sheet import Line, lines, plain
from driehoek.exchange.readers.package import Package
from driehoek.exchange.readers.records import Header
from driehoek.exchange.readers.tables import rows
from driehoek.exchange.readers.values import GROUP

NEEDED = ("users", "roles", "classes", "enrollments")
BRIN = re.compile(r"\d{2}[A-Z]{2}(\d{2})?")
SENSITIVE = re.compile(
    r"race|ethnic|latino|indian|asian|african|hawaiian|^white$|country|birth(city|state)|(city|state)ofbirth|password"
)
FIRST_MONTH = 7


def header(files: Package) -> Header:
    """The header of a package; files that its manifest calls absent are taken out of `files`."""
    manifest = {line["propertyname"].lower(): line["value"] for line in lines(files, "manifest.csv")}
    _follow(manifest, files)
    schools = [line for line in lines(files, "orgs.csv") if line["type"].lower() == "school"]
    version = manifest.get("oneroster.version", "")
    if "sourcedid" not in _headings(files, "users.csv"):
        raise Unreadable("bad_package")
    sds = not version and "enableduser" not in _headings(files, "users.csv")
    return Header(
        format="sds" if sds else "oneroster",
        version=version[:12] or _guessed_version(files, sds),
        school_year=_school_year(files),
        registry_code=_registry_code(schools),
        complete="delta" not in (value.lower() for value in manifest.values()),
        dropped=tuple(sorted({name for file in files for name in _headings(files, file) if SENSITIVE.search(name)})),
        sites=tuple(line["name"][:GROUP] for line in schools),
    )


def _follow(manifest: dict[str, str], files: Package) -> None:
    for name, kind in manifest.items():
        file = name.removeprefix("file.") + ".csv"
        if name.startswith("file.") and kind.lower() == "absent":
            files.pop(file, None)
        if name.removeprefix("file.") in NEEDED and kind.lower() in {"bulk", "delta"} and file not in files:
            raise Unreadable("missing_file", name=file)


def _headings(files: Package, name: str) -> list[str]:
    table = rows(files[name])
    _, headings = next(table, (1, []))
    return [plain(heading) for heading in headings]


def _guessed_version(files: Package, sds: bool) -> str:
    if sds:
        return "2.1"
    return "1.2" if "roles.csv" in files else "1.1"


def _registry_code(schools: list[Line]) -> str:
    # A package may hold a whole board; then no single school is meant.
    code = schools[0]["identifier"].upper() if len(schools) == 1 else ""
    return code if BRIN.fullmatch(code) else ""


def _school_year(files: Package) -> str:
    sessions = list(lines(files, "academicsessions.csv"))
    years = [line for line in sessions if line["type"].lower() == "schoolyear"]
    starts = [start for line in years or sessions if (start := line.check.day("startDate", line["startdate"]))]
    return _year_of(max(starts)) if starts else ""


def _year_of(start: date) -> str:
    first = start.year if start.month >= FIRST_MONTH else start.year - 1
    return f"{first}-{first + 1}"
