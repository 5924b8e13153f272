"""The protocol of DeepL; what must stay as it is goes between tags that DeepL leaves alone."""

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from driehoek.texts.engines.base import NonsenseError, RefusedError
from driehoek.texts.engines.codes import codes
from driehoek.texts.engines.web import ask
from driehoek.texts.placeholders import PLACEHOLDER

BATCH = 50  # the most that DeepL takes in one request
TAG = re.compile(r"</?k>")


@dataclass(frozen=True)
class DeepL:
    """An account with DeepL: its address differs for paid and free accounts."""

    address: str
    key: str
    name: str = "DeepL"

    def speaks(self, source: str, target: str) -> bool:
        """Whether DeepL has both languages, by our own data."""
        return source in codes()["deepl.source"] and target in codes()["deepl.target"]

    def translate(self, texts: list[str], source: str, target: str) -> list[str]:
        """Translate up to fifty texts per request; RefusedError for a language that DeepL does not have."""
        if not self.speaks(source, target):
            raise RefusedError("DeepL does not have this language.")
        done: list[str] = []
        for start in range(0, len(texts), BATCH):
            done += self._some(texts[start : start + BATCH], source, target)
        return done

    def _some(self, texts: list[str], source: str, target: str) -> list[str]:
        body = {
            "text": [_tagged(text) for text in texts],
            "source_lang": codes()["deepl.source"][source],
            "target_lang": codes()["deepl.target"][target],
            "tag_handling": "xml", "ignore_tags": ["k"], "preserve_formatting": True,
        }  # fmt: skip
        key = {"Authorization": f"DeepL-Auth-Key {self.key}"}
        answer: Any = ask("POST", f"{self.address.rstrip('/')}/v2/translate", body=body, headers=key)
        rows = answer.get("translations") if isinstance(answer, dict) else None
        if not isinstance(rows, list) or not all(isinstance(row, dict) and "text" in row for row in rows):
            raise NonsenseError("There is no list of translations in the answer.")
        return [unescape(TAG.sub("", str(row["text"]))) for row in rows]


def _tagged(text: str) -> str:
    return PLACEHOLDER.sub(lambda found: f"<k>{found[0]}</k>", escape(text, quote=False))
