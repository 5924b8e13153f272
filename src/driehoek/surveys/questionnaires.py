"""What a questionnaire is: sides, pages of questions and conditions; plain data that a survey keeps as it was."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from driehoek.shared.languages import DEFAULT

Words = Mapping[str, str]  # language code -> text
Answers = dict[str, Any]
KINDS = ("one", "many", "scale", "mark", "number", "open", "matrix")
SIDES = ("parents", "pupils", "school")
FACES = ("not", "little", "some", "much", "fully")
MARKS = range(1, 11)
MOST_PAGES = 40


@dataclass(frozen=True)
class Choice:
    """One answer to choose, or one row of a matrix."""

    key: str
    words: Words

    def text(self, language: str) -> str:
        """Its words in this language, Dutch when there are none."""
        return said(self.words, language)


@dataclass(frozen=True)
class Question:
    """One question. `only_if` maps the key of another question to the answers after which this one is asked."""

    key: str
    kind: str
    words: Words
    options: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    only_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scale: str = ""
    pictogram: str = ""

    def text(self, language: str) -> str:
        """The question in this language, Dutch when there is none."""
        return said(self.words, language)

    @property
    def is_open(self) -> bool:
        """Whether it is answered in own words."""
        return self.kind == "open"

    def asked_after(self, answers: Answers) -> bool:
        """Whether what was answered so far makes this question one to ask."""
        return all(set(_listed(answers.get(key))) & set(wanted) for key, wanted in self.only_if.items())

    def number(self, answer: Any) -> float | None:
        """The answer as a number to average: a mark, a number, or the step of a scale from 1 to 5."""
        if self.kind in ("mark", "number") and answer is not None:
            return float(answer)
        return FACES.index(answer) + 1.0 if self.kind == "scale" and answer in FACES else None


@dataclass(frozen=True)
class Side:
    """Who answers, with the pages of questions in their order."""

    who: str
    pages: tuple[tuple[Question, ...], ...]

    @property
    def questions(self) -> list[Question]:
        """Every question in order."""
        return [question for page in self.pages for question in page]

    def asked(self, number: int, answers: Answers) -> list[Question]:
        """The questions of a page that are asked after these answers."""
        return [question for question in self.pages[number] if question.asked_after(answers)]

    def clean(self, answers: Answers) -> Answers:
        """Only answers to questions that were asked, in the order of the questionnaire."""
        kept: Answers = {}
        for question in self.questions:
            if question.asked_after(kept) and answers.get(question.key) not in (None, "", [], {}):
                kept[question.key] = answers[question.key]
        return kept


@dataclass(frozen=True)
class Questionnaire:
    """A whole questionnaire in all its languages."""

    code: str
    version: int
    title: Words
    intro: Words
    sides: tuple[Side, ...]
    source: str = ""

    def side(self, who: str) -> Side | None:
        """The questions for these people, if they are asked anything."""
        return next((side for side in self.sides if side.who == who), None)

    def lacks(self, languages: Iterable[str]) -> list[str]:
        """Those of the languages in which something for parents or young people is not there."""
        asked = [one for side in self.sides if side.who != "school" for one in side.questions]
        words = [self.title, *(one.words for one in asked), *(option.words for one in asked for option in one.options)]
        return sorted({code for code in languages if any(code not in each for each in words)})

    def as_data(self) -> dict[str, Any]:
        """Plain JSON, to be kept with a survey."""
        return asdict(self)


def said(words: Words, language: str) -> str:
    """The text in this language, else in Dutch."""
    return words.get(language) or words[DEFAULT]


def from_data(data: Mapping[str, Any]) -> Questionnaire:
    """The questionnaire that was kept with a survey."""
    sides = tuple(Side(side["who"], tuple(_page(page) for page in side["pages"])) for side in data["sides"])
    return Questionnaire(**{**data, "sides": sides})


def _page(page: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(_question(one) for one in page)


def _question(data: Mapping[str, Any]) -> Question:
    lists = {name: tuple(Choice(**one) for one in data[name]) for name in ("options", "rows")}
    return Question(**{**data, **lists, "only_if": {key: tuple(these) for key, these in data["only_if"].items()}})


def problems(side: Side) -> list[str]:
    """What is wrong with a side, in English for who keeps the data: a key twice, no choices, a condition on nothing."""
    found: list[str] = []
    seen: dict[str, Question] = {}
    for question in side.questions:
        found += [f"{side.who}.{question.key}: {words}" for words in _wrong(question, seen)]
        seen[question.key] = question
    return found


def _wrong(question: Question, seen: Mapping[str, Question]) -> Iterable[str]:
    chosen = question.kind in ("one", "many", "scale", "matrix")
    wrong = {
        "is there twice": question.key in seen,
        f"kind must be one of {', '.join(KINDS)}": question.kind not in KINDS,
        "needs at least two options": chosen and len(question.options) < 2,
        "has options that nobody sees": not chosen and bool(question.options),
        "only a matrix has rows, and it needs them": (question.kind == "matrix") != bool(question.rows),
        "depends on an answer that nobody gave before": not all(
            key in seen and set(values) <= {one.key for one in seen[key].options}
            for key, values in question.only_if.items()
        ),
    }  # fmt: skip
    return (words for words, is_so in wrong.items() if is_so)


def _listed(answer: Any) -> list[Any]:
    return answer if isinstance(answer, list) else [answer]
