"""What the documentation tells about roles and their rights."""

from driehoek.people.models import Appointment
from driehoek.people.roles import roles
from driehoek.shared.documentation import table


def rights() -> str:
    """Which role may do what: a row per right, a column per role."""
    held = roles()
    heading = ["right", *(str(Appointment.Role(role).label) for role in held.may)]
    rows = [[f"`{right}`", *("yes" if right in may else "" for may in held.may.values())] for right in held.words]
    return table(heading, rows)


def words() -> str:
    """What each right means."""
    return table(("right", "who has it may"), [(f"`{right}`", meaning) for right, meaning in roles().words.items()])


PARTS = {"rights": rights, "rights_in_words": words}
