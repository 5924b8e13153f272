"""What the room keeps as data: guiding questions, forms with what is known of them, the eight points of attitude."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from driehoek.policy.evidence import EVIDENCE
from driehoek.policy.models import Goal, Level, Participation, Partnership
from driehoek.shared import strict
from driehoek.shared.strict import DataError, Table

DATA = Path(__file__).parent / "data"
SOURCES = ("S0", "S1", "S2", "S3", "S4")
POINTS = 8  # of attitude, see S4 section 5.1.3
LONGEST = 110  # signs: one or two lines on a phone


@dataclass(frozen=True)
class Question:
    """One guiding question for the vision, in Dutch and in English, with a first step."""

    key: str
    nl: str
    en: str
    help_nl: str
    help_en: str
    source: str

    def text(self, language: str) -> str:
        """The question in Dutch, or in English for everybody else."""
        return self.nl if language == "nl" else self.en

    def help(self, language: str) -> str:
        """A first step for who does not know how to begin."""
        return self.help_nl if language == "nl" else self.help_en


@dataclass(frozen=True)
class Form:
    """A form of involvement that fits some kinds of goals, with an honest word on the evidence."""

    goals: tuple[str, ...]
    partnership: str
    participation: str
    level: str
    evidence: str
    nl: str
    en: str
    advice_nl: str
    advice_en: str
    sources: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its three sides in one word, as they are chosen."""
        return f"{self.partnership}/{self.participation}/{self.level}"


@cache
def questions() -> tuple[Question, ...]:
    """The guiding questions in order; raises `DataError` on a slip in the file."""
    return read_questions(DATA / "questions.toml")


@cache
def forms() -> tuple[Form, ...]:
    """All forms in the order of the file; raises `DataError` on a slip in it."""
    return read_forms(DATA / "forms.toml")


@cache
def attitude() -> tuple[str, ...]:
    """The eight points of attitude in a talk with parents."""
    lines = _lines("attitude.toml", "points")
    if len(lines) != POINTS or max(map(len, lines)) > LONGEST:
        raise DataError(f"attitude.toml: points are {POINTS} sentences of at most {LONGEST} signs")
    return lines


def first_expectations() -> dict[str, str]:
    """Expectations to begin with, one on a line."""
    return {field: "\n".join(_lines("expectations.toml", field)) for field in ("of_school", "of_parents")}


def read_questions(path: Path) -> tuple[Question, ...]:
    """Read and check a file with guiding questions."""
    rows = strict.tables(path.name, strict.read(path), "question")
    found = tuple(_question(f"{path.name}, question {number}", row) for number, row in enumerate(rows, 1))
    if len({one.key for one in found}) != len(found):
        raise DataError(f"{path.name}: a key stands there twice")
    return found


def _question(where: str, row: Table) -> Question:
    fields = ("key", "nl", "en", "help_nl", "help_en", "source")
    strict.check_fields(where, row, fields)
    strict.choice(where, row, "source", SOURCES)
    return Question(**{field: strict.text(where, row, field) for field in fields})


def read_forms(path: Path) -> tuple[Form, ...]:
    """Read and check a file with forms; every kind of goal has at least two."""
    rows = strict.tables(path.name, strict.read(path), "form")
    found = tuple(_form(f"{path.name}, form {number}", row) for number, row in enumerate(rows, 1))
    if len({one.key for one in found}) != len(found):
        raise DataError(f"{path.name}: a form stands there twice")
    if few := [kind for kind in Goal.Kind.values if sum(kind in one.goals for one in found) < 2]:
        raise DataError(f"{path.name}: fewer than two forms for {few[0]}")
    return found


def _form(where: str, row: Table) -> Form:
    words = ("nl", "en", "advice_nl", "advice_en")
    strict.check_fields(where, row, ("goals", "partnership", "participation", "level", "evidence", "sources", *words))
    return Form(
        goals=strict.choices(where, row, "goals", Goal.Kind.values),
        partnership=strict.choice(where, row, "partnership", Partnership.values),
        participation=strict.choice(where, row, "participation", Participation.values),
        level=strict.choice(where, row, "level", Level.values),
        evidence=strict.choice(where, row, "evidence", EVIDENCE),
        sources=strict.choices(where, row, "sources", SOURCES),
        **{field: strict.text(where, row, field) for field in words},
    )


def _lines(name: str, field: str) -> tuple[str, ...]:
    lines = strict.read(DATA / name).get(field)
    if not isinstance(lines, list) or not lines or not all(isinstance(one, str) and one.strip() for one in lines):
        raise DataError(f"{name}: {field} is a list of sentences")
    return tuple(lines)
