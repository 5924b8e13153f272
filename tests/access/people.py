"""Who asks: everybody of the cast who can log in, everybody with a personal link, and a stranger."""

STAFF = (
    "marieke", "tom", "sanne", "fatma", "ruud", "ingrid", "peter", "nadia", "truus", "zeynep", "rob", "nico", "elsje",
    "ayoub", "chantal",
)  # fmt: skip
GUARDIANS = (
    "samira", "hassan", "emine", "gilda", "katarzyna", "lotte", "daniel", "iris", "leila", "tesfay",
    "olena", "farid", "amina", "naima", "anna",
)  # fmt: skip
CLOSED_GUARDIANS = ("karim", "petra", "marco")

EVERYBODY = frozenset(STAFF)
NOBODY: frozenset[str] = frozenset()


def only(*names: str) -> frozenset[str]:
    """These people and nobody else; a name that is not in the cast is a mistake in the table."""
    unknown = set(names) - EVERYBODY
    if unknown:
        raise KeyError(unknown)
    return frozenset(names)
