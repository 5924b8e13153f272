"""The parents of School Data Sync version 1: User.csv with people and Guardianrelationship.csv with their children."""

from collections.abc import Iterator

from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.names import split_family
from driehoek.exchange.readers.oneroster.load import CONTACTS
from driehoek.exchange.readers.oneroster.people import RELATIONS
from driehoek.exchange.readers.oneroster.sheet import Line, lines
from driehoek.exchange.readers.package import Package
from driehoek.exchange.readers.records import ChildLink, GuardianRecord, Header, Item, Stream
from driehoek.exchange.readers.values import KEY, NUMBER, email, phone
from driehoek.exchange.readers.workspace import Store

LINKS, PEOPLE = "guardianrelationship.csv", "user.csv"
ROWS = "SELECT b AS number, relation, row FROM links WHERE a = ? GROUP BY b ORDER BY row"


def is_first_sds(files: Package) -> bool:
    """Whether this package has the parents of version 1."""
    return LINKS in files and PEOPLE in files


def read(files: Package, store: Store) -> Stream:
    """Yield the header and the guardians; `number` of a child link is the pupil number (SIS ID)."""
    total = sum(1 for _ in lines(files, PEOPLE))
    yield Header(format="sds", version="1", total=total)
    for line in lines(files, LINKS):
        _add_link(line, store)
        yield from line.check.errors
    for line in lines(files, PEOPLE):
        yield from _guardian(line, store)
        yield from line.check.errors


def _add_link(line: Line, store: Store) -> None:
    number = line.check.text(line.field("SIS ID"), line["sisid"], NUMBER)
    relation = line["role"].lower()
    if relation in CONTACTS and number:
        values = (line["email"].lower(), number, relation, line.check.row)
        store.add("INSERT INTO links VALUES (?, ?, ?, ?, '')", *values)


def _guardian(line: Line, store: Store) -> Iterator[Item]:
    address = line.check.take(line.field("Email"), line["email"], email, "")
    if store.again("guardian", line["email"].lower()):
        line.check.add(line.field("Email"), "duplicate", value=shown(line["email"]))
        return
    infix, family = split_family(line.check.text(line.field("Last Name"), line["lastname"]))
    links = store.rows(ROWS, line["email"].lower())
    children = tuple(
        ChildLink(number=n, relation=RELATIONS.get(relation, "unknown"), row=row) for n, relation, row in links
    )
    yield GuardianRecord(
        key=line.check.text(line.field("SIS ID"), line["sisid"], KEY),
        given_name=line.check.text(line.field("First Name"), line["firstname"]),
        initials="",
        infix=infix,
        family_name=family,
        email=address,
        phone=line.check.take(line.field("Phone"), line["phone"], phone, ""),
        children=children,
        row=line.check.row,
    )
