"""Finding the translatable texts in templates and Python files, and telling which of them a parent can meet."""

import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.extract import extract
from django.template import Context, Engine, Template
from django.template.base import FilterExpression, Node
from django.template.library import InclusionNode
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.utils.translation import templatize

import driehoek
from driehoek.shared.languages import STAFF_LANGUAGES

PACKAGE = Path(driehoek.__file__).parent
ERROR_PAGES = ("403.html", "403_csrf.html", "404.html", "500.html")
_GETTEXT: dict[str, Any] = {
    "": None,
    "n": (1, 2),
    "p": ((1, "c"), 2),
    "np": ((1, "c"), 2, 3),
}
KEYWORDS = {f"{kind}gettext{end}": spec for kind, spec in _GETTEXT.items() for end in ("", "_lazy", "_noop")}
KEYWORDS["_"] = None
_VARIABLE = "(a variable)"


class Text(NamedTuple):
    """One text to translate: msgid, its plural (or ""), and the context that tells equal words apart (or "")."""

    id: str
    plural: str = ""
    context: str = ""


def texts_for(language: str) -> set[Text]:
    """Every text this language must have: all of them for staff languages, else what a parent can meet."""
    sources = _python_files() if language in STAFF_LANGUAGES else filter(_is_phrases, _python_files())
    templates = _templates() if language in STAFF_LANGUAGES else parent_templates()
    return set().union(*map(_in_python, sources), *map(_in_template, templates))


def parent_templates() -> set[str]:
    """Names of the templates a parent can meet.

    These are the ones built on shared/parent.html, mail to parents (in a folder `mail`), form fields and the error
    pages, with everything they extend and include. TypeError when one of them includes a template through a variable,
    which would hide texts from the translators.
    """
    always = re.compile("/mail/|/forms/")
    pages = {name for name in _templates() if "shared/parent.html" in _family(name) or always.search(name)}
    found = set().union(*map(_family, pages | set(ERROR_PAGES) & _templates()))
    if _VARIABLE in found:
        hiding = sorted(name for name in pages if _VARIABLE in _family(name))
        raise TypeError(f"Include by name, not through a variable, in {', '.join(hiding)}.")
    return found


@cache
def _templates() -> set[str]:
    """Names of all our own templates, as a template would include them."""
    folders = PACKAGE.glob("*/templates")
    files = ((folder, file) for folder in folders for file in folder.rglob("*.*"))
    return {file.relative_to(folder).as_posix() for folder, file in files}


def _family(name: str) -> set[str]:
    """The template itself and all of ours that it extends or includes, directly or not."""
    found, todo = set[str](), {name}
    while todo:
        found |= todo
        todo = set().union(*(_used_by(each) for each in todo & _templates())) & (_templates() | {_VARIABLE}) - found
    return found


@cache
def _used_by(name: str) -> set[str]:
    return _names_in(_load(name))


def _names_in(template: Template) -> set[str]:
    kinds = (ExtendsNode, IncludeNode, InclusionNode)
    return {_other(node) for node in template.nodelist.get_nodes_by_type(Node) if isinstance(node, kinds)}


def _other(node: Node) -> str:
    """The name of the template that a node brings in."""
    if isinstance(node, InclusionNode):
        return str(node.filename)
    name = node.parent_name if isinstance(node, ExtendsNode) else getattr(node, "template", None)
    if isinstance(name, FilterExpression) and isinstance(name.var, str):
        return str(name.resolve(Context()))
    return _VARIABLE


def _load(name: str) -> Template:
    return Engine.get_default().get_template(name)


def _python_files() -> Iterable[Path]:
    files = sorted(PACKAGE.rglob("*.py"))
    return [file for file in files if not {"tests", "migrations"} & set(file.relative_to(PACKAGE).parts)]


def _is_phrases(file: Path) -> bool:
    return file.name == "phrases.py" or file.parent.name == "phrases"


@cache
def _in_python(file: Path) -> frozenset[Text]:
    return _extract(file.read_bytes())


@cache
def _in_template(name: str) -> frozenset[Text]:
    # Django turns a template into calls of gettext; what is left of its layout would confuse Python's tokenizer.
    calls = templatize(_load(name).source, origin=name)
    return _extract(re.sub(r"^\s+", "", calls, flags=re.MULTILINE).encode())


def _extract(source: bytes) -> frozenset[Text]:
    found = extract("python", BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"})
    return frozenset(_text(message, context) for _, message, _, context in found)


def _text(message: str | tuple[str, ...], context: str | None) -> Text:
    ids = (message, "") if isinstance(message, str) else message
    return Text(ids[0], ids[1], context or "")
