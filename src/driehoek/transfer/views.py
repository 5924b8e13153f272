"""Pages of what goes along: the choice of who decides, and what colleagues hand over."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Account, Child, Guardian
from driehoek.people.queries import location_for, location_of, own_children
from driehoek.people.queries.setup import student_of
from driehoek.shared.pages import page_of
from driehoek.shared.papers import pdf_response
from driehoek.transfer import actions, papers, queries
from driehoek.transfer.forms import ChoiceForm
from driehoek.transfer.queries import Offer

ROWS = 8


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_transfer(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Let a guardian choose what may go along to the next school, and take it back."""
    offers = queries.offers_of(guardian)
    forms = _forms(request, offers)
    if request.method == "POST" and _decided(request, forms, guardian):
        return redirect(request.path + ("" if "talk" in request.POST else "?bewaard"))
    context = {
        "forms": forms, "saved": "bewaard" in request.GET,
        "location": offers[0].agreement.location if offers else location_of(own_children(guardian)),
    }  # fmt: skip
    return render(request, "transfer/parent_transfer.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def student_transfer(request: StaffRequest) -> HttpResponse:
    """The same for a student of 16 or older, who decides."""
    forms = _forms(request, queries.offers_of_student(student_of(request.user)))
    if request.method == "POST" and _decided(request, forms, request.user):
        messages.success(request, _("We will call you.") if "talk" in request.POST else _("Your choice is kept."))
        return redirect("student_transfer")
    return render(request, "transfer/student_transfer.html", {"forms": forms})


def _forms(request: HttpRequest, offers: Iterable[Offer]) -> list[ChoiceForm]:
    """A form for each offer; the one that was sent holds what was typed."""
    sent = request.POST if not {"withdraw", "talk"} & request.POST.keys() else {}
    return [ChoiceForm(sent if sent.get("about") == ChoiceForm.about(one) else None, offer=one) for one in offers]


def _decided(request: HttpRequest, forms: Iterable[ChoiceForm], by: Guardian | Account) -> bool:
    """Do what a form of this page asks; one that is not the asker's own changes nothing."""
    form = next((one for one in forms if one.prefix == request.POST.get("about")), None)
    if form is None:
        return False
    about: dict[str, Any] = {"child": form.offer.child, "agreement": form.offer.agreement, "by": by}
    if "withdraw" in request.POST:
        actions.withdraw(**about)
    elif "talk" in request.POST:
        actions.ask_to_talk(**about)
    elif form.is_valid():
        actions.choose(**about, **form.cleaned_data)
    return not form.errors


@staff_page
@require_safe
def transfers(request: StaffRequest, code: str) -> HttpResponse:
    """List the children of whom something may go along to a school nearby."""
    place = location_for(request.user, code, "see_families")
    page = page_of(request, queries.children_leaving(request.user, place), ROWS)
    rows = [(child, _schools(child)) for child in page]
    return render(request, "transfer/transfers.html", {"place": place, "page": page, "rows": rows})


def _schools(child: Child) -> list[tuple[int, str]]:
    kept = [one.agreement for one in child.transfer_choices.all() if not one.withdrawn_at]
    return sorted({(one.pk, one.school) for one in kept}, key=lambda pair: pair[1])


@staff_page
@require_safe
def transfer(request: StaffRequest, agreement: int, pk: int) -> HttpResponse:
    """Show what may go along about one child, and what stays."""
    handover = queries.transfer_for(request.user, agreement, pk)
    return render(request, "transfer/transfer.html", {"handover": handover, "place": handover.agreement.location})


@staff_page
@require_safe
def transfer_file(request: StaffRequest, agreement: int, pk: int, kind: str) -> HttpResponse:
    """What may go along, to hand over; that it was is kept for the family."""
    handover = queries.transfer_for(request.user, agreement, pk)
    if not handover.allowed.kinds:
        raise Http404
    actions.hand_over(handover=handover, by=request.user, how=kind)
    name = f"overdracht-{pk}"
    if kind == "pdf":
        return pdf_response(papers.as_pdf(handover), name)
    answer = JsonResponse(papers.as_data(handover), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return answer
