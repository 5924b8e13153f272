"""Reading our own documentation."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
CODE = re.compile(r"`([^`\n]+)`")
FENCED = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def named(page: Path) -> str:
    """How a test calls a page."""
    return page.relative_to(ROOT).as_posix()


def text(page: Path) -> str:
    """The text of a page."""
    return page.read_text(encoding="utf-8")


def everything() -> str:
    """The text of all pages."""
    return "\n".join(map(text, PAGES))


def words(source: str) -> Iterator[str]:
    """What stands between single backticks, outside blocks of code."""
    yield from CODE.findall(FENCED.sub("", source))


def sections(source: str, heading: str) -> str:
    """The text under a heading of the second level, up to the next one."""
    return source.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def cells(source: str) -> Iterator[list[str]]:
    """The rows of all tables, without headings."""
    for line in source.splitlines():
        if line.startswith("|") and not set(line) <= set("|- "):
            yield [cell.strip() for cell in line.strip("|").split("|")]
