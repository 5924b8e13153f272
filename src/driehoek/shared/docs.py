"""What the documentation tells about languages."""

from driehoek.shared.documentation import table
from driehoek.shared.languages import LANGUAGES, STAFF_LANGUAGES


def languages() -> str:
    """The languages, with what is asked of each and whether a native speaker has read it."""
    heading = ("code", "language", "in itself", "direction", "voice", "pages of", "reviewed by a native speaker")
    rows = [
        (
            f"`{one.code}`", one.name, one.own_name, one.direction, f"`{one.speech}`",
            "parents and staff" if one.code in STAFF_LANGUAGES else "parents", "yes" if one.reviewed else "no",
        )
        for one in LANGUAGES.values()
    ]  # fmt: skip
    return table(heading, rows)


PARTS = {"languages": languages}
