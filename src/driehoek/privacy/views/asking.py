"""Asking something about what is kept, and reading the answer."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Account, Guardian
from driehoek.people.queries import found, location_of, own_children
from driehoek.privacy import actions, queries
from driehoek.privacy.chart import chart
from driehoek.privacy.forms import AskForm
from driehoek.privacy.models import PrivacyRequest
from driehoek.privacy.phrases import REASONS, RIGHTS
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of
from driehoek.texts.queries import shown

ROWS = 8


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_requests(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Let a guardian ask something about what is kept, and read what was answered."""
    form = _form(request)
    if request.method == "POST" and _acted(request, guardian, form):
        return redirect(request.path)
    context = _context(request, guardian, guardian.language_read, form)
    context["location"] = location_of(own_children(guardian))
    return render(request, "privacy/parent_requests.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_requests(request: StaffRequest) -> HttpResponse:
    """The same for a colleague or a student."""
    form = _form(request)
    if request.method == "POST" and queries.may_ask(request.user) and _acted(request, request.user, form):
        return redirect(request.path)
    context = _context(request, request.user, request.user.language, form)
    return render(request, "privacy/own_requests.html", context | {"may_ask": queries.may_ask(request.user)})


@parent_page
@require_safe
def parent_released(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show a guardian everything that was collected for them."""
    return render(request, "privacy/parent_released.html", _released(request, guardian, pk))


@staff_page
@require_safe
def own_released(request: StaffRequest, pk: int) -> HttpResponse:
    """The same for a colleague or a student."""
    return render(request, "privacy/own_released.html", _released(request, request.user, pk))


def _form(request: HttpRequest) -> AskForm:
    about = request.GET.get("over", "")
    initial = {"right": "correct", "group": about} if about in chart().groups else {}
    return AskForm(request.POST if request.POST.keys() & {"ask"} else None, initial=initial)


def _acted(request: HttpRequest, person: Guardian | Account, form: AskForm) -> bool:
    """Do what a form of this page asks; a request that is not one's own is not there."""
    pressed = request.POST.keys() & {"take_back", "seen"}
    if not pressed:
        return form.is_valid() and bool(actions.ask(person=person, **_clean(form)))
    number = request.POST.get(name := pressed.pop(), "")
    row = found(queries.requests_of(person), pk=number_of(number))
    (actions.take_back if name == "take_back" else actions.note_seen)(request=row, person=person)
    return True


def _clean(form: AskForm) -> dict[str, Any]:
    group = form.cleaned_data["group"]
    return form.cleaned_data | {"group": group if group in chart().groups else ""}


def _context(request: HttpRequest, person: Guardian | Account, language: str, form: AskForm) -> dict[str, Any]:
    page = page_of(request, queries.requests_of(person), ROWS)
    texts = shown((text for row in page for text in (row.words, row.longer, row.answer) if text), language)
    return {"form": form, "page": page, "rows": [_row(row, texts) for row in page]}


def _row(row: PrivacyRequest, texts: dict[int, Any]) -> dict[str, Any]:
    group = chart().groups.get(row.group)
    said = {name: texts.get(getattr(row, f"{name}_id") or 0) for name in ("words", "longer", "answer")}
    reasons = sorted({str(REASONS[one.reason]) for one in row.held_back.all()})
    return {"row": row, "right": RIGHTS[row.right], "about": group.head if group else "", "reasons": reasons, **said}


def _released(request: HttpRequest, person: Guardian | Account, pk: int) -> dict[str, Any]:
    row = found(queries.requests_of(person), pk=pk)
    rows = queries.released(row)
    if rows is None:
        raise Http404
    return {"row": row, "page": page_of(request, rows)}
