"""Parts of the pages in docs/ that are made from data, so that they never say something else than the program does.

A room with something to tell has a module `docs` with PARTS: name -> function that returns Markdown. A page marks the
place with `<!-- made from NAME -->` and `<!-- end -->`; what stands between them is written here, never by hand.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from django.apps import apps
from django.utils.module_loading import module_has_submodule
from django.utils.translation import override

Part = Callable[[], str]
PLACE = re.compile(r"(<!-- made from (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def parts() -> dict[str, Part]:
    """Every part that the rooms can make, by name."""
    modules = [app.name for app in apps.get_app_configs() if app.module and module_has_submodule(app.module, "docs")]
    return {name: part for module in modules for name, part in import_module(f"{module}.docs").PARTS.items()}


def outdated(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each page under `folder` of which a part is not what it would be now, with its new text.

    Raises KeyError when a page asks for a part that nobody makes.
    """
    makers = parts()
    for page in sorted(folder.rglob("*.md")):
        text = page.read_text(encoding="utf-8")
        fresh = PLACE.sub(lambda place: f"{place[1]}{_made(makers[place[2]])}\n{place[3]}", text)
        if fresh != text:
            yield page, fresh


def _made(part: Part) -> str:
    with override("en"):
        return part()
