"""Requests as who answers them sees them: the list, one request, and everything to look through."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.privacy import actions, queries
from driehoek.privacy.chart import chart
from driehoek.privacy.forms import AnswerForm, HoldBackForm, LongerForm
from driehoek.privacy.models import PrivacyRequest
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of
from driehoek.texts.queries import shown

ROWS, KINDS = 15, 5
BOTH = ["GET", "HEAD", "POST"]


@staff_page
@require_safe
def privacy_requests(request: StaffRequest) -> HttpResponse:
    """List what people asked about what is kept of them, with the days that are left."""
    page = page_of(request, queries.requests_for(request.user), ROWS)
    return render(request, "privacy/privacy_requests.html", {"page": page})


@staff_page
@require_http_methods(BOTH)
def privacy_request(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one request; answer it, or take longer."""
    row = queries.request_for(request.user, pk)
    answer = AnswerForm(request.POST if "answer" in request.POST else None)
    longer = LongerForm(request.POST if "why" in request.POST else None)
    if request.method == "POST" and _done(request, row, answer, longer):
        return redirect("privacy_request", pk)
    texts = [text for text in (row.words, row.longer, row.answer) if text]
    context = {
        "row": row, "answer_form": answer, "longer_form": longer, "group": chart().groups.get(row.group),
        "said": shown(texts, request.user.language), "own": row.account_id == request.user.pk,
    }  # fmt: skip
    return render(request, "privacy/privacy_request.html", context | _words(row, context["said"]))


def _words(row: PrivacyRequest, said: object) -> dict[str, object]:
    known = said if isinstance(said, dict) else {}
    return {name: known.get(getattr(row, f"{name}_id")) for name in ("words", "longer", "answer")}


def _done(request: StaffRequest, row: PrivacyRequest, answer: AnswerForm, longer: LongerForm) -> bool:
    """Do what was filled in; False with the reason in the form."""
    form: AnswerForm | LongerForm = answer if answer.is_bound else longer
    if not form.is_valid():
        return False
    try:
        if form is answer:
            data = form.cleaned_data
            actions.answer(request=row, by=request.user, done=data["done"] == "yes", answer=data["answer"])
        else:
            actions.take_longer(request=row, by=request.user, why=form.cleaned_data["why"])
    except ValidationError as error:
        form.add_error(None, error)
    except PermissionDenied as error:
        raise Http404 from error
    return not form.errors


@staff_page
@require_http_methods(BOTH)
def privacy_package(request: StaffRequest, pk: int) -> HttpResponse:
    """Look through everything before it is released: as it will be read, with what stays here marked."""
    row = queries.request_for(request.user, pk)
    if row.right != PrivacyRequest.Right.SEE or not row.is_open or row.account_id == request.user.pk:
        raise Http404
    if request.method == "POST":
        return _sorted_out(request, row)
    whole = queries.whole_file(row)
    page = page_of(request, queries.leaves(whole, ROWS, KINDS), 1)
    told_here = [told for leaf in page for told in whole[leaf]]
    held = {(one.record, one.number): one for one in row.held_back.all()}
    rows = [(told, held.get((told.record.label, told.pk))) for told in told_here]
    context = {"row": row, "page": page, "rows": rows, "number": len(held), "form": HoldBackForm()}
    return render(request, "privacy/privacy_package.html", context)


def _sorted_out(request: StaffRequest, row: PrivacyRequest) -> HttpResponse:
    if "release" in request.POST:
        actions.release(request=row, by=request.user)
        messages.success(request, _("It is released, and who asked is told so."))
        return redirect("privacy_request", row.pk)
    form = HoldBackForm(request.POST)
    if "back" in request.POST:
        record, _comma, number = request.POST["back"].partition(",")
        actions.give_back(request=row, by=request.user, record=record, number=number_of(number))
    elif form.is_valid():
        _hold(request, row, form)
    else:
        messages.error(request, _("Please choose why it stays here."))
    return redirect(request.get_full_path())


def _hold(request: StaffRequest, row: PrivacyRequest, form: HoldBackForm) -> None:
    try:
        actions.hold_back(request=row, by=request.user, **form.cleaned_data)
    except PermissionDenied as error:
        raise Http404 from error
