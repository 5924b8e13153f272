"""The numbers of made-up schools, in the sizes of real ones."""

from dataclasses import dataclass, field

ALL, FIRST, SECOND = "all", 0, 1  # on which days an interpreter is there


@dataclass(frozen=True)
class Interpreter:
    """The share of families that need a language, and who is there: day, first slot, slot after the last, how many."""

    language: str
    share: float
    day: str | int
    first: int
    end: int
    many: int


@dataclass(frozen=True)
class Kind:
    """The numbers of one kind of school. `households` counts families with one, two and three children."""

    households: tuple[int, int, int]
    teachers: int
    classes: int
    subjects: tuple[int, ...]  # how many teachers each subject has; none: a primary school with a teacher per group
    rooms: int | None
    care: tuple[float, int]  # the share of families that bring children, and the places
    wishes: tuple[float, ...] = ()  # chances of one, two and three wishes for a child
    takes_part: float = 1.0
    mentor: float = 1.0  # how much likelier than another teacher the mentor is wished
    days: int = 2
    slots: int = 18
    interpreters: tuple[Interpreter, ...] = field(default=())


def _subjects(core: int, core_teachers: int, others: int, teachers: int) -> tuple[int, ...]:
    """Core subjects with equally many teachers; the other teachers spread over the other subjects."""
    rest = teachers - core * core_teachers
    return (core_teachers,) * core + tuple(rest // others + (place < rest % others) for place in range(others))


PO = (
    Interpreter("tr", 0.04, ALL, 0, 12, 1),
    Interpreter("ar", 0.04, ALL, 6, 18, 1),
    Interpreter("pl", 0.02, FIRST, 0, 12, 1),
    Interpreter("uk", 0.01, ALL, 0, 18, 1),
    Interpreter("ti", 0.01, SECOND, 0, 9, 1),
)
VMBO = (
    Interpreter("tr", 0.03, ALL, 0, 18, 2),
    Interpreter("ar", 0.04, ALL, 0, 18, 2),
    Interpreter("pl", 0.015, FIRST, 0, 18, 1),
    Interpreter("uk", 0.015, ALL, 0, 18, 1),
)
MBO = (
    Interpreter("tr", 0.03, ALL, 0, 18, 4),
    Interpreter("ar", 0.04, ALL, 0, 18, 5),
    Interpreter("pl", 0.015, ALL, 0, 18, 2),
    Interpreter("uk", 0.015, ALL, 0, 18, 2),
)
EVEN = (0.2, 0.3, 0.5)
KINDS = {
    "mini": Kind((150, 22, 2), 18, 8, _subjects(3, 2, 8, 18), 16, (0.08, 10), EVEN, 0.8, 4.0, interpreters=VMBO),
    "po": Kind((265, 120, 15), 24, 24, (), None, (0.20, 8), interpreters=PO),
    "vmbo": Kind((664, 112, 4), 70, 36, _subjects(3, 8, 8, 70), 60, (0.08, 10), EVEN, 0.8, 4.0, interpreters=VMBO),
    "vmbo1": Kind(
        (664, 112, 4), 70, 36, _subjects(3, 8, 8, 70), 60, (0.08, 10), EVEN, 0.8, 4.0, 1, 24, interpreters=VMBO
    ),
    "mbo": Kind(
        (2400, 300, 0),
        150,
        120,
        _subjects(2, 22, 6, 150),
        130,
        (0.04, 12),
        (0.35, 0.35, 0.30),
        0.65,
        6.0,
        interpreters=MBO,
    ),
}
