"""Putting the rows of a package into the database: only what Driehoek needs, each value checked."""

from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.names import INFIX_WORDS, split_family
from driehoek.exchange.readers.oneroster.sheet import Line, lines
from driehoek.exchange.readers.package import Package
from driehoek.exchange.readers.values import GROUP, INFIX, KEY, NUMBER, grade
from driehoek.exchange.readers.workspace import Store

SCHEMA = """
CREATE TABLE users (id TEXT PRIMARY KEY, row INTEGER, given TEXT, infix TEXT, family TEXT, number TEXT, email TEXT,
                    phone TEXT, grade TEXT, removed INTEGER);
CREATE TABLE roles (user TEXT, role TEXT, row INTEGER, field TEXT, start TEXT, end TEXT, grade TEXT, removed INTEGER);
CREATE TABLE births (user TEXT PRIMARY KEY, day TEXT) WITHOUT ROWID;
CREATE TABLE classes (id TEXT PRIMARY KEY, row INTEGER, title TEXT, grade TEXT, homeroom INTEGER, removed INTEGER);
CREATE TABLE members (class TEXT, user TEXT, role TEXT, row INTEGER, start TEXT, end TEXT, removed INTEGER);
CREATE TABLE links (a TEXT, b TEXT, relation TEXT, row INTEGER, field TEXT);
CREATE TABLE sides (user TEXT PRIMARY KEY, student INTEGER, guardian INTEGER, staff INTEGER, hint TEXT) WITHOUT ROWID;
CREATE TABLE kin (guardian TEXT, child TEXT, relation TEXT, row INTEGER, PRIMARY KEY (guardian, child)) WITHOUT ROWID;
"""
CONTACTS = {"parent", "guardian", "relative", "other"}


def load(files: Package, store: Store) -> None:
    """Read every file of the package that matters; what is wrong in a row is noted in the store."""
    for name, add in FILES.items():
        for line in lines(files, name):
            if not line.check.errors:
                add(line, store)
            store.note(line.check.errors)


def _key(line: Line, column: str, shown_as: str) -> str:
    key = line.check.text(line.field(shown_as), line[column], KEY)
    if not key and not line.check.errors:
        line.check.add(line.field(shown_as), "no_key")
    return key


def _day(line: Line, *columns: str) -> str | None:
    """A date as ISO text, which sorts as it should."""
    found = line.check.day(line.field(columns[0]), line.first(*(column.lower() for column in columns)))
    return found.isoformat() if found else None


def _person(line: Line) -> tuple[object, ...]:
    """What the file says of somebody, in the order of the table of users."""
    infix, family = _family(line)
    given_name = line.check.text(line.field("givenName"), line.first("preferredgivenname", "givenname"))
    number = line.check.text(line.field("identifier"), line["identifier"], NUMBER)
    address = line["email"] or (line["username"] if "@" in line["username"] else "")
    said = next(iter(line.entries("grades") or line.entries("grade")), "")
    year = line.check.take(line.field("grades"), said, grade, "")
    return given_name, infix, family, number, address, line.first("sms", "phone"), year, line.removed


def _user(line: Line, store: Store) -> None:
    if not (key := _key(line, "sourcedid", "sourcedId")):
        return
    row, person = line.check.row, _person(line)
    if not store.add("INSERT OR IGNORE INTO users VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", key, row, *person):
        line.check.add(line.field("sourcedId"), "duplicate", value=shown(key))
        return
    if line["role"]:
        _add_role(line, store, key)
    for agent in line.entries("agentsourcedids"):
        store.add("INSERT INTO links VALUES (?, ?, '', ?, ?)", key, agent, row, line.field("agentSourcedIds"))


def _family(line: Line) -> tuple[str, str]:
    name = line.check.text(line.field("familyName"), line.first("preferredfamilyname", "familyname"))
    middle = line["middlename"]
    # Dutch administrations put the infix in the field for a middle name.
    if middle and set(middle.split()) <= INFIX_WORDS:
        return middle[:INFIX], name
    infix, family = split_family(name)
    return (infix, family) if len(infix) <= INFIX else ("", name)


def _add_role(line: Line, store: Store, user: str) -> None:
    start, end = _day(line, "beginDate", "roleStartDate"), _day(line, "endDate", "roleEndDate")
    code = line.check.take(line.field("grade"), line["grade"], grade, "") if line.name == "roles.csv" else ""
    values = (user, line["role"], line.check.row, line.field("role"), start, end, code, line.removed)
    store.add("INSERT INTO roles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *values)


def _role(line: Line, store: Store) -> None:
    if user := _key(line, "usersourcedid", "userSourcedId"):
        _add_role(line, store, user)


def _birth(line: Line, store: Store) -> None:
    user = line.first("usersourcedid", "sourcedid")
    if born := _day(line, "birthDate"):
        store.add("INSERT OR IGNORE INTO births VALUES (?, ?)", user, born)


def _class(line: Line, store: Store) -> None:
    if not (key := _key(line, "sourcedid", "sourcedId")):
        return
    title = line.check.text(line.field("title"), line["title"], GROUP) or key[:GROUP]
    code = line.check.take(line.field("grades"), next(iter(line.entries("grades")), ""), grade, "")
    values = (key, line.check.row, title, code, line["classtype"].lower() == "homeroom", line.removed)
    if not store.add("INSERT OR IGNORE INTO classes VALUES (?, ?, ?, ?, ?, ?)", *values):
        line.check.add(line.field("sourcedId"), "duplicate", value=shown(key))


def _member(line: Line, store: Store) -> None:
    group = _key(line, "classsourcedid", "classSourcedId")
    user = _key(line, "usersourcedid", "userSourcedId")
    if group and user:
        values = (
            group,
            user,
            line["role"],
            line.check.row,
            _day(line, "beginDate"),
            _day(line, "endDate"),
            line.removed,
        )
        store.add("INSERT INTO members VALUES (?, ?, ?, ?, ?, ?, ?)", *values)


def _relationship(line: Line, store: Store) -> None:
    child = _key(line, "usersourcedid", "userSourcedId")
    contact = _key(line, "relationshipusersourcedid", "relationshipUserSourcedId")
    relation = line["relationshiprole"].lower()
    # A doctor or an aide is a contact too, but no family.
    if child and contact and relation in CONTACTS:
        row, field = line.check.row, line.field("relationshipUserSourcedId")
        store.add("INSERT INTO links VALUES (?, ?, ?, ?, ?)", child, contact, relation, row, field)
        store.add("INSERT INTO roles VALUES (?, 'guardian', ?, ?, NULL, NULL, '', 0)", contact, row, field)


FILES = {
    "users.csv": _user,
    "roles.csv": _role,
    "demographics.csv": _birth,
    "classes.csv": _class,
    "enrollments.csv": _member,
    "relationships.csv": _relationship,
}
