"""Who sees what may go along to the next school: who sees the family; and a student about themselves."""

from typing import Any

from driehoek.demo.cast import Cast
from driehoek.transfer.tests.material import chosen
from tests.access.pages import Page
from tests.access.people import only

STAFF = only("marieke", "fatma", "ruud")
STUDENTS = only("ayoub", "chantal")


def place(cast: Cast) -> dict[str, Any]:
    """The preschool, where Samira chose something."""
    chosen(cast, "samira")
    return {"code": "vlindertuin"}


def child(cast: Cast) -> dict[str, Any]:
    """Yassin, on his way to a school nearby."""
    row = chosen(cast, "samira")
    return {"agreement": row.agreement_id, "pk": row.child_id}


PAGES = {
    "student_transfer": Page(get=STUDENTS, post=STUDENTS),
    "transfers": Page(place, get=STAFF),
    "transfer": Page(child, get=STAFF),
    "transfer_pdf": Page(child, get=STAFF),
    "transfer_json": Page(child, get=STAFF),
}
