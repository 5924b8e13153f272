"""How engines call our languages, read from data/engines.toml and checked when first used."""

import tomllib
from functools import cache
from pathlib import Path

from driehoek.shared.languages import LANGUAGES

FILE = Path(__file__).parent.parent / "data" / "engines.toml"
Codes = dict[str, dict[str, str]]


def read(file: Path) -> Codes:
    """Read "engine" or "engine.direction" -> our code -> its code; ValueError for a language we do not speak."""
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    deepl = data["deepl"]
    tables: Codes = {"deepl.source": deepl["source"], "deepl.target": deepl["target"], "libre": data["libre"]}
    unknown = {code for table in tables.values() for code in table} | {data["folder"]["through"]}
    if unknown - set(LANGUAGES):
        raise ValueError(f"{file.name}: not our languages: {sorted(unknown - set(LANGUAGES))}")
    return tables | {"folder": data["folder"]}


@cache
def codes() -> Codes:
    """The codes of this installation."""
    return read(FILE)
