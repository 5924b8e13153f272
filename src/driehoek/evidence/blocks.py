"""The pieces of an evidence file as plain JSON, drawn by the page and by the PDF in the same order."""

from collections.abc import Iterable, Sequence
from typing import Any

Block = dict[str, Any]


def section(title: str, *blocks: Block | None) -> Block:
    """A heading with what stands below it; what is not there is left out."""
    return {"title": title, "blocks": [block for block in blocks if block]}


def text(words: str) -> Block:
    """One paragraph."""
    return {"kind": "text", "text": words}


def heading(words: str) -> Block:
    """A smaller heading."""
    return {"kind": "heading", "text": words}


def listing(rows: Iterable[str]) -> Block | None:
    """Short lines; nothing when there are none."""
    lines = [row for row in rows if row]
    return {"kind": "list", "rows": lines} if lines else None


def terms(rows: Iterable[tuple[str, str]]) -> Block | None:
    """Names, each with what is said of it."""
    lines = [list(row) for row in rows if row[1]]
    return {"kind": "terms", "rows": lines} if lines else None


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], words: int = 1) -> Block | None:
    """A table of which the first `words` columns hold words and the others numbers; nothing without rows."""
    lines = [[str(cell) for cell in row] for row in rows]
    return {"kind": "table", "caption": caption, "heads": list(heads), "rows": lines, "words": words} if lines else None


def chart(caption: str, bars: Iterable[Block]) -> Block | None:
    """Bars with their interval; the table beside it says the same in numbers."""
    drawn = list(bars)
    return {"kind": "chart", "caption": caption, "bars": drawn} if drawn else None


def bar(label: str, share: float, low: float, high: float, asked: float | None = None) -> Block:
    """A share with its bounds and the share asked, each from 0 to 1."""
    return {"label": label, "share": share, "low": low, "high": high, "asked": asked}
