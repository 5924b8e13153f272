"""The protocol of LibreTranslate: an open engine that a school or a municipality can run itself."""

from dataclasses import dataclass
from typing import Any

from driehoek.texts.engines.base import NonsenseError
from driehoek.texts.engines.codes import codes
from driehoek.texts.engines.web import ask

BATCH = 25


@dataclass(frozen=True)
class LibreTranslate:
    """A server that speaks this protocol, at an address, with a key when it asks one."""

    address: str
    key: str = ""
    name: str = "LibreTranslate"

    def speaks(self, source: str, target: str) -> bool:
        """Ask the server; older ones do not tell pairs, then every language it has goes to every other."""
        languages = ask("GET", f"{self.address.rstrip('/')}/languages")
        if not isinstance(languages, list):
            raise NonsenseError("The list of languages is no list.")
        known = {row["code"]: row for row in languages if isinstance(row, dict) and "code" in row}
        source, target = self._code(source), self._code(target)
        return source in known and target in (known[source].get("targets") or known)

    def translate(self, texts: list[str], source: str, target: str) -> list[str]:
        """Translate a few texts per request."""
        done: list[str] = []
        for start in range(0, len(texts), BATCH):
            done += self._some(texts[start : start + BATCH], source, target)
        return done

    def _some(self, texts: list[str], source: str, target: str) -> list[str]:
        body = {"q": texts, "source": self._code(source), "target": self._code(target), "format": "text"}
        key = {"api_key": self.key} if self.key else {}
        answer: Any = ask("POST", f"{self.address.rstrip('/')}/translate", body=body | key)
        translated = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(translated, list):
            raise NonsenseError("There is no list of translations in the answer.")
        return translated

    def _code(self, language: str) -> str:
        return codes()["libre"].get(language, language)
