"""The .po files on disk: merging new texts in, keeping translations, and compiling to .mo. No line numbers and no
dates are written, so that a changed file is a changed text."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import driehoek
from driehoek.shared.catalogues.source import Text, texts_for
from driehoek.shared.languages import LANGUAGES, Language, language

LOCALE_DIR = Path(driehoek.__file__).parent / "locale"
_ONE_OTHER = "nplurals=2; plural=(n != 1);"
_UP_TO_ONE = "nplurals=2; plural=(n > 1);"

# The cardinal rules of CLDR for whole numbers, in its order (zero, one, two, few, many, other); the form that
# Spanish and French keep for round millions is left out: no school invites a million people.
PLURALS = {
    "fr": _UP_TO_ONE,
    "fa": _UP_TO_ONE,
    "ti": _UP_TO_ONE,
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}


def po_file(code: str) -> Path:
    """Where the catalogue of a language lies."""
    return LOCALE_DIR / code / "LC_MESSAGES" / "django.po"


def read(code: str) -> Catalog:
    """The catalogue of a language; empty when there is none yet, OSError or ValueError when it cannot be read."""
    file = po_file(code)
    if not file.exists():
        return Catalog(locale=code)
    with file.open("rb") as stream:
        return read_po(stream, locale=code, abort_invalid=True)


def update() -> None:
    """Bring every catalogue up to date with the source; translations of texts that still exist are kept."""
    for code in LANGUAGES:
        file = po_file(code)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_rewritten(code))


def outdated() -> list[str]:
    """The languages whose catalogue `update` would change."""
    return [code for code in LANGUAGES if not po_file(code).exists() or po_file(code).read_bytes() != _rewritten(code)]


def compile_all() -> None:
    """Write the .mo files that Django reads, where the .po file is newer."""
    for po in LOCALE_DIR.glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            _compile(po, mo)


def _compile(po: Path, mo: Path) -> None:
    with po.open("rb") as source:
        catalog = read_po(source, abort_invalid=True)
    # Written beside and moved into place: a test process that reads at this moment gets a whole file.
    draft = mo.with_suffix(".mo.new")
    with draft.open("wb") as target:
        write_mo(target, catalog)
    draft.replace(mo)


def _rewritten(code: str) -> bytes:
    """What the catalogue file of this language should hold."""
    texts = set() if code == "en" else texts_for(code)
    merged = _merge(read(code), texts)
    stream = BytesIO()
    write_po(stream, merged, width=120, no_location=True, omit_header=True, sort_output=True)
    return _header(language(code)).encode() + (b"\n" + stream.getvalue()).rstrip() + b"\n"


def _merge(old: Catalog, texts: Iterable[Text]) -> Catalog:
    new = Catalog(locale=old.locale)
    new.mime_headers = [("Plural-Forms", _plural_forms(str(old.locale)))]
    for text in texts:
        ids = (text.id, text.plural) if text.plural else text.id
        known = old.get(text.id, text.context or None)
        string = known.string if known and bool(known.pluralizable) is bool(text.plural) else ""
        new.add(ids, string, context=text.context or None, user_comments=known.user_comments if known else ())
    return new


def _plural_forms(code: str) -> str:
    return PLURALS.get(code, _ONE_OTHER)


def _header(language: Language) -> str:
    reviewed = "yes" if language.reviewed else "no"
    lines = (
        "Project-Id-Version: Driehoek",
        f"Language: {language.code}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {_plural_forms(language.code)}",
        f"X-Native-Review: {reviewed}",
    )
    return f'# {language.name} ({language.own_name})\nmsgid ""\nmsgstr ""\n' + "".join(
        f'"{line}\\n"\n' for line in lines
    )
