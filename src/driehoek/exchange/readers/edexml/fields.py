"""The fields of EDEXML elements. Names are read without their namespace, and sensitive fields are never looked at."""

import re
from typing import cast

from driehoek.exchange.readers.errors import BadValueError, shown
from driehoek.exchange.readers.safexml import Element, local
from driehoek.exchange.readers.values import clean

GRADES = frozenset(["B", "D", *"012345678", "11", "12", "13", "14", "15", "16", "S", "V", "C", "N", "H"])
SENSITIVE = re.compile(r"bsn|sofi|onderwijsnummer|rijksregister|etnic|gewicht|land(_|$)|nationaliteit", re.IGNORECASE)


def grade(value: str) -> str:
    """A jaargroep code as in EDEXML; "05" is 5."""
    code = value.upper().lstrip("0") or "0"
    if code not in GRADES:
        raise BadValueError("bad_grade", value=shown(value))
    return code


def row(element: Element) -> int:
    """The line of the file on which the element begins."""
    return cast(int, element.sourceline)


def key(element: Element) -> str:
    """The key of a group or person."""
    return clean(next((str(value) for name, value in element.attrib.items() if _is_key(str(name))), ""))


def _is_key(name: str) -> bool:
    return name.rpartition("}")[2] == "key"


def reference(element: Element) -> str:
    """The key that an element refers to; old senders write it as text."""
    return key(element) or clean(element.text or "")


def durable(own_key: str) -> str:
    """A key that means the same in the next file, or "": keys that begin with # are made up for this file."""
    return "" if own_key.startswith("#") else own_key


def parts(element: Element, *names: str) -> list[Element]:
    """The children of an element with one of these names."""
    return [part for part in element if local(part) in names]


def texts(element: Element) -> dict[str, str]:
    """The first text of each simple field that is not sensitive."""
    found: dict[str, str] = {}
    for part in element:
        name = local(part)
        if len(part) == 0 and not SENSITIVE.match(name):
            found[name] = found.get(name) or clean(part.text or "")
    return found


def sensitive(element: Element) -> set[str]:
    """The names of the sensitive fields in an element."""
    return {name for part in element if SENSITIVE.match(name := local(part))}


def roles(element: Element) -> list[str]:
    """The roles that stand in an element itself."""
    found = [clean(part.text or "") for part in parts(element, "rol", "rolomschrijving")]
    return [role for role in found if role]
