"""Being away: one's own days, and those of colleagues one manages."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from driehoek.people import actions
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.forms.leave import ColleagueForm, LeaveForm
from driehoek.people.models import Account
from driehoek.people.queries.doors import found
from driehoek.people.queries.leave import colleagues_managed, deputies_for, leave_for, leaves_managed, leaves_of
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of

ROWS = 20


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def leaves(request: StaffRequest) -> HttpResponse:
    """List and note the days on which one is away; a head notes them for colleagues too (`?wie=`)."""
    account = _whose(request)
    form = LeaveForm(request.POST or None, account=account)
    if form.is_valid():
        actions.take_leave(account=account, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted. Parents see who stands in on those days."))
        return redirect(request.get_full_path())
    colleagues = colleagues_managed(request.user)
    context = {
        "form": form, "whose": account, "own": account == request.user, "leaves": leaves_of(account),
        "others": page_of(request, leaves_managed(request.user).exclude(account=account), ROWS),
        "choose": ColleagueForm(colleagues=colleagues) if colleagues.exists() else None,
        "deputies": deputies_for(account).exists(),
    }  # fmt: skip
    return render(request, "people/leaves.html", context)


def _whose(request: StaffRequest) -> Account:
    wanted = number_of(request.GET.get("account"))
    return found(colleagues_managed(request.user), pk=wanted) if wanted not in (0, request.user.pk) else request.user


@staff_page
@require_POST
def leave_end(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back that somebody is away."""
    leave = leave_for(request.user, pk)
    actions.end_leave(leave=leave, by=request.user)
    messages.success(request, _("Removed."))
    return redirect("leaves")
