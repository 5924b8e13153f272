"""The draft of the next year in one list: keep, change or drop what was done."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.cycle.actions.drafting import change_draft, decide_draft
from driehoek.cycle.forms.closing import DraftForm
from driehoek.cycle.models import DraftActivity
from driehoek.cycle.queries.drafts import count_of, draft_for, drafts_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.policy.queries.evaluations import closing_for
from driehoek.shared.pages import page_of

ROWS = 30


@staff_page
@require_safe
def next_year(request: StaffRequest, pk: int) -> HttpResponse:
    """List what was done for the goals that go on, month by month, to decide about."""
    closing = closing_for(request.user, pk, "set_goals")
    page = page_of(request, drafts_for(request.user).filter(closing=closing), ROWS)
    context = {"place": closing.location, "closing": closing, "page": page, "count": count_of(closing)}
    return render(request, "cycle/next_year.html", context)


@staff_page
@require_POST
def draft_decide(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep or drop what was drafted, or leave it open again."""
    draft = draft_for(request.user, pk)
    if request.POST.get("state") in DraftActivity.State.values:
        decide_draft(draft=draft, state=request.POST["state"], by=request.user)
        messages.success(request, _("Kept. You can still decide otherwise."))
    return redirect("next_year", pk=draft.closing_id)


@staff_page
def draft_change(request: StaffRequest, pk: int) -> HttpResponse:
    """Change what may be done again."""
    draft = draft_for(request.user, pk)
    form = DraftForm(request.POST if request.method == "POST" else None, instance=draft)
    if form.is_valid():
        change_draft(draft=form.save(commit=False), by=request.user)
        messages.success(request, _("Changed, and kept for the next year."))
        return redirect("next_year", pk=draft.closing_id)
    return render(request, "cycle/draft_change.html", {"place": draft.goal.location, "draft": draft, "form": form})
