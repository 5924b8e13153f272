"""Working out who is a child, who works here and who belongs to which child; and which references lead nowhere."""

from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.records import Header, RowError
from driehoek.exchange.readers.workspace import Store

STUDENT = ("student",)
GUARDIAN = ("parent", "guardian", "relative")
STAFF = (
    *("teacher", "professor", "lecturer", "instructor", "faculty", "adjunctfaculty", "tutor", "mentor", "coach"),
    *("aide", "proctor", "paraprofessional", "teacherassistant", "substitute", "counselor", "advisor", "librarian"),
    *("nurse", "principal", "viceprincipal", "assistantprincipal", "dean", "chair", "administrator", "staff"),
    *("districtadministrator", "siteadministrator", "systemadministrator", "officestaff", "nonteachingstaff"),
)
SIDES = """
CREATE TABLE known (role TEXT PRIMARY KEY, side TEXT);
CREATE INDEX roles_user ON roles (user);
CREATE INDEX members_user ON members (user);
"""
FILL_SIDES = """
INSERT INTO sides SELECT user, max(side = 'student'), max(side = 'guardian'), max(side = 'staff'),
    group_concat(DISTINCT CASE side WHEN 'staff' THEN roles.role END)
FROM roles JOIN known ON known.role = lower(roles.role) GROUP BY user
"""
# The direction of agentSourcedIds is not fixed: a parent may name the child or the child the parent, and a teacher may
# stand in the same column. It is kinship only when exactly one side is a guardian and the other a student.
FILL_KIN = """
INSERT OR IGNORE INTO kin
SELECT iif(a.guardian, a.user, b.user), iif(a.guardian, b.user, a.user), links.relation, links.row
FROM links JOIN sides a ON a.user = links.a JOIN sides b ON b.user = links.b
WHERE a.guardian <> b.guardian AND iif(a.guardian, b.student, a.student)
"""
# In a file with changes the child may be left out; that the guardian's agent is a child shows in the register.
FILL_KIN_OF_CHANGES = """
INSERT OR IGNORE INTO kin
SELECT links.a, links.b, links.relation, links.row FROM links JOIN sides a ON a.user = links.a
WHERE a.guardian AND links.b NOT IN (SELECT id FROM users)
"""
FILL_USERS_OF_CHANGES = """
INSERT OR IGNORE INTO users
SELECT user, min(row), '', '', '', '', '', '', '', 0 FROM members WHERE user NOT IN (SELECT id FROM users) GROUP BY user
"""
FILL_ROLES_OF_CHANGES = """
INSERT INTO roles SELECT DISTINCT user, role, row, 'enrollments.csv role', NULL, NULL, '', 0 FROM members
WHERE user NOT IN (SELECT user FROM roles)
"""
LOST = (
    ("unknown_person", "SELECT row, field, user FROM roles WHERE user NOT IN (SELECT id FROM users)"),
    ("unknown_person", "SELECT row, field, a FROM links WHERE a NOT IN (SELECT id FROM users)"),
    ("unknown_person", "SELECT row, field, b FROM links WHERE b NOT IN (SELECT id FROM users)"),
    (
        "unknown_person",
        "SELECT row, 'enrollments.csv userSourcedId', user FROM members WHERE user NOT IN (SELECT id FROM users)",
    ),
    (
        "unknown_group",
        "SELECT row, 'enrollments.csv classSourcedId', class FROM members WHERE class NOT IN (SELECT id FROM classes)",
    ),
)
STRANGE_ROLES = "SELECT row, field, role FROM roles WHERE lower(role) NOT IN (SELECT role FROM known)"
WITHOUT_ROLE = "SELECT row, 'users.csv role', id FROM users WHERE id NOT IN (SELECT user FROM roles)"


def relate(store: Store, header: Header) -> None:
    """Fill the tables `sides` and `kin`, and note every reference and role that means nothing."""
    store.database.executescript(SIDES)
    if not header.complete:
        store.add(FILL_USERS_OF_CHANGES)
        store.add(FILL_ROLES_OF_CHANGES)
    for side, roles in (("student", STUDENT), ("guardian", GUARDIAN), ("staff", STAFF)):
        for role in roles:
            store.add("INSERT INTO known VALUES (?, ?)", role, side)
    store.add(FILL_SIDES)
    store.add(FILL_KIN if header.complete else FILL_KIN_OF_CHANGES)
    if not header.complete:
        store.add(FILL_KIN)
    _note_lost(store, header)


def _note_lost(store: Store, header: Header) -> None:
    queries = [("unknown_role", STRANGE_ROLES), ("no_role", WITHOUT_ROLE), *(LOST if header.complete else ())]
    for code, query in queries:
        found = store.rows(query)
        store.note(RowError(row, field, code, {"value": shown(value)}) for row, field, value in found)
