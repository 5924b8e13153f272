"""Long lists in pages, and their order; both are asked for in the address, so they can be shared and bookmarked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_SIZE = 20


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Page[Any]:
    """Return the page that `?page=` asks for out of a list or queryset; the nearest one for nonsense."""
    paginator = Paginator(rows, size)
    wanted = request.GET.get("page", "1")[:9]
    number = int(wanted) if wanted.removeprefix("-").isdecimal() else 1
    return paginator.page(min(max(number, 1), paginator.num_pages))


@dataclass(frozen=True)
class Order:
    """How a list is sorted: the column's `name` in the address, the way, and the `fields` for order_by."""

    name: str
    descending: bool
    fields: tuple[str, ...]

    def opposite(self, name: str) -> str:
        """What `?sort=` should say in the heading of this column: the other way round where it already rules."""
        return f"-{name}" if name == self.name and not self.descending else name


def order_of(request: HttpRequest, columns: Mapping[str, tuple[str, ...]], default: str) -> Order:
    """Return the order that `?sort=name` or `?sort=-name` asks for, `default` for a column that is not in `columns`.

    `columns` says which fields each column sorts by; equal rows keep the order of their primary key, so that no row
    is on two pages.
    """
    wanted = request.GET.get("sort", default)
    name, descending = wanted.removeprefix("-"), wanted.startswith("-")
    if name not in columns:
        name, descending = default.removeprefix("-"), default.startswith("-")
    sign = "-" if descending else ""
    return Order(name, descending, tuple(f"{sign}{field}" for field in (*columns[name], "pk")))
