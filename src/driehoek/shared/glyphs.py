"""Which characters our own fonts can draw; a PDF that everybody can read aloud may not hold any other."""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
FORBIDDEN = ("Cc", "Cs", "Co", "Cn")


def drawable(text: str) -> str:
    """Return the text without what no own font can draw: a picture falls away, a letter becomes a question mark."""
    known = _known()
    return "".join(sign if ord(sign) in known or sign == "\n" else _instead(sign) for sign in text)


def in_all(data: Any) -> Any:
    """Make every text in plain data (dicts, lists, values) drawable."""
    if isinstance(data, str):
        return drawable(data)
    if isinstance(data, dict):
        return {key: in_all(value) for key, value in data.items()}
    return [in_all(value) for value in data] if isinstance(data, list) else data


def _instead(sign: str) -> str:
    kind = unicodedata.category(sign)
    return "?" if kind[0] in "LN" else " " if kind[0] == "Z" or sign == "\t" else ""


@cache
def _known() -> frozenset[int]:
    """All characters of our fonts but control signs, private ones and the byte order mark, which PDF/UA forbids."""
    found = set().union(*(_characters(font) for font in FONTS.glob("*-Regular.ttf")))
    return frozenset(code for code in found if unicodedata.category(chr(code)) not in FORBIDDEN and code != 0xFEFF)


def _characters(font: Path) -> set[int]:
    """Read the characters of a TrueType font from its cmap table, subtable format 4 (Unicode's first plane)."""
    data = font.read_bytes()
    tables = [data[12 + 16 * n : 28 + 16 * n] for n in range(struct.unpack_from(">H", data, 4)[0])]
    start = next(struct.unpack(">I", table[8:12])[0] for table in tables if table[:4] == b"cmap")
    count = struct.unpack_from(">H", data, start + 2)[0]
    offsets = [start + struct.unpack_from(">I", data, start + 8 + 8 * n)[0] for n in range(count)]
    return set().union(*(_format_4(data, at) for at in offsets if struct.unpack_from(">H", data, at)[0] == 4))


def _format_4(data: bytes, at: int) -> set[int]:
    double = struct.unpack_from(">H", data, at + 6)[0]
    ends = struct.unpack_from(f">{double // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{double // 2}H", data, at + 16 + double)
    return {code for first, last in zip(starts, ends, strict=True) for code in range(first, last + 1) if code < 0xFFFF}
