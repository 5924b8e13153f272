"""The questionnaires that a school can send as they are: what is asked in `data/`, with the words in each language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.shared import strict
from driehoek.shared.icons import ICONS
from driehoek.shared.languages import LANGUAGES, STAFF_LANGUAGES
from driehoek.shared.strict import DataError
from driehoek.surveys.questionnaires import FACES, SIDES, Choice, Question, Questionnaire, Side, Words, problems

DATA = Path(__file__).parent / "data"
FACTS = {"version", "source"}
ASKED = {"key", "kind"}
OPTIONAL = {"options", "rows", "if", "scale", "pictogram"}
Texts = Mapping[str, Any]  # language -> the tables of its file


@cache
def library() -> dict[str, Questionnaire]:
    """Every questionnaire by its code, read and checked once; raises `DataError` on any slip in the files."""
    return read(DATA)


def read(folder: Path) -> dict[str, Questionnaire]:
    """Read and check the questionnaires in `folder` with the words in all languages.

    Words for colleagues stand in the two languages of staff; all others must be there in every language.
    """
    tables = strict.read(folder / "questionnaires.toml")
    texts = {code: strict.read(folder / "texts" / f"{code}.toml") for code in LANGUAGES}
    return {code: _questionnaire(code, table, texts) for code, table in tables.items()}


def _questionnaire(code: str, table: Mapping[str, Any], texts: Texts) -> Questionnaire:
    sides = [who for who in SIDES if who in table]
    strict.check_fields(code, table, FACTS | set(sides))
    speaks = STAFF_LANGUAGES if sides == ["school"] else tuple(LANGUAGES)
    made = Questionnaire(
        code=code, version=strict.whole(code, table, "version"), source=strict.text(code, table, "source"),
        title=_words(texts, speaks, code, "title"), intro=_words(texts, speaks, code, "intro"),
        sides=tuple(_side(code, who, table[who], texts) for who in sides),
    )  # fmt: skip
    if wrong := [words for side in made.sides for words in problems(side)]:
        raise DataError(f"{code}: {wrong[0]}")
    return made


def _side(code: str, who: str, pages: list[list[Mapping[str, Any]]], texts: Texts) -> Side:
    speaks = STAFF_LANGUAGES if who == "school" else tuple(LANGUAGES)
    return Side(who, tuple(tuple(_question(f"{code}.{who}", one, texts, speaks) for one in page) for page in pages))


def _question(place: str, raw: Mapping[str, Any], texts: Texts, speaks: tuple[str, ...]) -> Question:
    if (missing := ASKED - set(raw)) or (missing := set(raw) - ASKED - OPTIONAL):
        raise DataError(f"{place}: missing or unknown {', '.join(sorted(missing))}")
    options = raw.get("options", FACES if raw["kind"] == "scale" else ())
    return Question(
        key=raw["key"], kind=raw["kind"], scale=raw.get("scale", ""),
        pictogram=strict.choice(place, raw, "pictogram", ICONS) if "pictogram" in raw else "",
        words=_words(texts, speaks, place, raw["key"]),
        options=tuple(Choice(one, _words(texts, speaks, "options", one)) for one in options),
        rows=tuple(Choice(one, _words(texts, speaks, place, f"{raw['key']}_{one}")) for one in raw.get("rows", ())),
        only_if={key: tuple(values) for key, values in raw.get("if", {}).items()},
    )  # fmt: skip


def _words(texts: Texts, speaks: tuple[str, ...], place: str, key: str) -> Words:
    found = {}
    for code in speaks:
        table = texts[code]
        for step in place.split("."):
            table = table.get(step, {})
        if not isinstance(table.get(key), str):
            raise DataError(f"texts/{code}.toml: missing {place}.{key}")
        found[code] = strict.text(f"texts/{code}.toml, {place}", table, key, longest=400)
    return found
