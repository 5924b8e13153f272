"""Measures against what stands in the way: look what families named, attach one in a tap, take it off again."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from driehoek.activities import actions
from driehoek.activities.forms.measures import MeasureForm
from driehoek.activities.models import Activity
from driehoek.activities.queries import activity_to_plan, text_in
from driehoek.activities.queries.measures import helps, may_be_arranged, measure_for, named_barriers
from driehoek.people.doors import StaffRequest, staff_page


@staff_page
@require_safe
def activity_measures(request: StaffRequest, pk: int) -> HttpResponse:
    """Show what families named at activities like this one, and what can be arranged for it."""
    row = activity_to_plan(request.user, pk)
    named = named_barriers(request.user, row)
    context = {
        "activity": row,
        "place": row.location,
        "text": text_in(row, request.user.language),
        "named": named.most_common(),
        "helps": helps(named, {one.kind: one for one in row.measures.select_related("owner")}),
        "to_come": may_be_arranged(row),
    }
    return render(request, "activities/measures.html", context)


@staff_page
@require_POST
def measure_add(request: StaffRequest, pk: int) -> HttpResponse:
    """Attach a measure to this activity, or to the rest of its series."""
    row = activity_to_plan(request.user, pk)
    every = bool(request.POST.get("every"))
    try:
        made = actions.attach(activity=row, kind_key=request.POST.get("kind", ""), by=request.user, every=every)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return redirect("activity_measures", pk=pk)
    words = ngettext("Arranged for %(number)d activity.", "Arranged for %(number)d activities.", len(made))
    messages.success(request, words % {"number": len(made)})
    if row.state == Activity.State.INVITED:
        messages.info(request, _("Parents are invited already. They see it on their page, but get no new message."))
    return redirect("activity_measures", pk=pk)


@staff_page
def measure(request: StaffRequest, pk: int) -> HttpResponse:
    """Say who arranges a measure, and what it takes."""
    row = measure_for(request.user, pk)
    form = MeasureForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        actions.say_what_it_takes(measure=row, by=request.user, **form.taken)
        messages.success(request, _("Saved."))
        return redirect("activity_measures", pk=row.activity_id)
    text = text_in(row.activity, request.user.language)
    context = {"measure": row, "activity": row.activity, "place": row.activity.location, "text": text, "form": form}
    return render(request, "activities/measure.html", context)


@staff_page
@require_POST
def measure_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a measure off an activity."""
    row = measure_for(request.user, pk)
    try:
        actions.take_off(measure=row, by=request.user)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(request, _("Taken off. You can arrange it again below."))
    return redirect("activity_measures", pk=row.activity_id)
