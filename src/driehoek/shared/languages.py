"""The languages Driehoek speaks to parents: data about a language, never about a country or a name."""

from dataclasses import dataclass
from typing import Any, Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """One language: `code` (also the Babel locale), name in English and in itself, direction, and the voice tag.

    `speech` is the BCP 47 tag asked of the browser's voice; `reviewed` says whether a native speaker has read the
    whole catalogue. It is shown to parents and printed in docs/translating.md, so it must be honest. `voice` is False
    where phones seldom have a voice; it only decides what people are asked to record first.
    """

    code: str
    name: str
    own_name: str
    direction: Direction = "ltr"
    speech: str = ""
    reviewed: bool = False
    voice: bool = True

    def django_info(self) -> dict[str, Any]:
        """The entry Django wants in LANG_INFO; Django itself does not know so, ti and pap."""
        return {
            "bidi": self.direction == "rtl",
            "code": self.code,
            "name": self.name,
            "name_local": self.own_name,
        }


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("nl", "Dutch", "Nederlands", speech="nl-NL"),
        Language("en", "English", "English", speech="en-GB"),
        Language("tr", "Turkish", "Türkçe", speech="tr-TR"),
        Language("ar", "Arabic", "العربية", "rtl", speech="ar-SA"),
        Language("pl", "Polish", "Polski", speech="pl-PL"),
        Language("uk", "Ukrainian", "Українська", speech="uk-UA"),
        Language("es", "Spanish", "Español", speech="es-ES"),
        Language("fr", "French", "Français", speech="fr-FR"),
        Language("pap", "Papiamentu", "Papiamentu", speech="pap-CW", voice=False),
        Language("fa", "Persian (Dari, Farsi)", "فارسی", "rtl", speech="fa-IR"),
        Language("so", "Somali", "Soomaali", speech="so-SO", voice=False),
        Language("ti", "Tigrinya", "ትግርኛ", speech="ti-ER", voice=False),
    )
}
DEFAULT = "nl"
STAFF_LANGUAGES = ("nl", "en")


def language(code: str) -> Language:
    """Return the language with this code, or Dutch when Driehoek does not speak it."""
    return LANGUAGES.get(code, LANGUAGES[DEFAULT])
