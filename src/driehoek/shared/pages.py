"""Long lists in pages, asked for in the address, so that they can be shared and bookmarked."""

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
