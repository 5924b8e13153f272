"""Reading XML from strangers: no definitions, no entities, no network, limits on everything, flat memory."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from driehoek.exchange.readers.errors import Unreadable

Element = etree._Element


@dataclass(frozen=True)
class Limits:
    """What no real export reaches: bytes of a file, depth, elements in a file and in one record, attribute length."""

    size: int = 512 * 2**20
    depth: int = 40
    elements: int = 20_000_000
    parts: int = 5_000
    attribute: int = 4_096


LIMITS = Limits()


def local(element: Element) -> str:
    """The name of an element without its namespace: senders choose their own."""
    return str(element.tag).rpartition("}")[2]


class _Walker:
    """Follows the start and end of elements, keeps the whole of one record at a time and forgets the rest."""

    def __init__(self, records: frozenset[tuple[str, str]], limits: Limits) -> None:
        self.records = records
        self.limits = limits
        self.path: list[str] = []
        self.count = 0
        self.record_depth = 0
        self.record_start = 0

    def enter(self, element: Element) -> None:
        """An element opens; raises `Unreadable` when the file is no real export."""
        if not self.count and element.getroottree().docinfo.internalDTD is not None:
            raise Unreadable("doctype")
        self.count += 1
        parent = self.path[-1] if self.path else ""
        self.path.append(local(element))
        if not self.record_depth and self._is_record(parent, self.path[-1]):
            self.record_depth, self.record_start = len(self.path), self.count
        self._check(element)

    def _is_record(self, parent: str, name: str) -> bool:
        return (parent, name) in self.records or ("", name) in self.records

    def _check(self, element: Element) -> None:
        parts = self.count - self.record_start if self.record_depth else 0
        if len(self.path) > self.limits.depth or self.count > self.limits.elements or parts > self.limits.parts:
            raise Unreadable("too_complex")
        if any(len(value) > self.limits.attribute for value in element.attrib.values()):
            raise Unreadable("too_complex")

    def leave(self) -> bool:
        """The last element closes; True when it is a whole record."""
        depth = len(self.path)
        self.path.pop()
        if self.record_depth and depth > self.record_depth:
            return False
        whole = depth == self.record_depth
        self.record_depth = 0
        return whole


def _forget(element: Element) -> None:
    parent = element.getparent()
    element.clear()
    if parent is not None:
        parent.remove(element)


def _past_spaces(file: BinaryIO) -> None:
    # Answers saved by hand often begin with an empty line, which XML does not allow before its declaration.
    start = file.read(1024)
    file.seek(len(start) - len(start.lstrip(b" \t\r\n")))


def _walk(file: BinaryIO, walker: _Walker) -> Iterator[Element]:
    events = etree.iterparse(
        file,
        events=("start", "end"),
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    for event, element in events:
        if event == "start":
            walker.enter(element)
        elif walker.leave():
            yield element
            _forget(element)
        elif not walker.record_depth:
            _forget(element)


def records(path: Path, wanted: frozenset[tuple[str, str]], limits: Limits = LIMITS) -> Iterator[Element]:
    """Every element of `path` whose (parent, own) local names are `wanted`; parent "" means anywhere.

    An element is emptied when the next one is asked for. Raises `Unreadable` for a file that is missing, too big,
    damaged, built beyond `limits`, or that holds a DOCTYPE.
    """
    try:
        with closing(path.open("rb")) as file:
            if path.stat().st_size > limits.size:
                raise Unreadable("too_big", longest=str(limits.size >> 20))
            _past_spaces(file)
            yield from _walk(file, _Walker(wanted, limits))
    except OSError:
        raise Unreadable("missing") from None
    except etree.XMLSyntaxError as error:
        raise Unreadable("bad_xml", row=str(error.lineno or 1)) from None
    except (LookupError, UnicodeError):
        raise Unreadable("encoding") from None
