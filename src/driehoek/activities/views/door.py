"""At the door: a tap for who came, or a cross on paper; closing the list; why somebody was not there."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.activities import actions
from driehoek.activities.forms.door import OTHERS, BackForm, LateTapForm, ReasonForm, TapForm
from driehoek.activities.models import Activity, Attendance
from driehoek.activities.queries import absence_for, absences_at, activity_for, attendance_for, text_in
from driehoek.activities.queries import door as doors
from driehoek.activities.queries.measures import suggestion
from driehoek.activities.rules import may_close
from driehoek.logbook.queries import promises_for
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Family
from driehoek.people.queries import family_for, found
from driehoek.shared.pages import page_of

RIGHT = "register_attendance"
FAMILIES, ON_PAPER = 40, 50
KEPT = 600  # families of a list that a phone keeps for when there is no network


@staff_page
@require_safe
def door(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the families; who said yes comes first."""
    activity = activity_for(request.user, pk, RIGHT)
    words = request.GET.get("q", "")[:60]
    whole = doors.door_of(request.user, activity)
    page = page_of(request, doors.matching(whole.families, words), KEPT if "alle" in request.GET else FAMILIES)
    walk_ins = doors.not_invited(request.user, activity, words, whole)
    doors.with_people([*page.object_list, *walk_ins])
    closed = activity.state == Activity.State.CLOSED
    context = {
        **_words(request, activity), "door": whole, "page": page, "walk_ins": walk_ins, "q": words,
        "left": doors.seconds_left(activity), "owner": doors.shelf_of(request.user),
        "closed": closed, "may_close": not closed and actions.can_close(activity) and may_close(activity, request.user),
        "open": actions.can_register(activity),
        "absences": absences_at(request.user, activity).order_by("reason", "family__name") if closed else [],
        "suggestion": suggestion(request.user, activity) if closed else None,
    }  # fmt: skip
    only_list = request.headers.get("HX-Target") == "families"
    return render(request, "activities/door/_families.html" if only_list else "activities/door.html", context)


def _words(request: StaffRequest, activity: Activity) -> dict[str, Any]:
    text = text_in(activity, request.user.language)
    return {"activity": activity, "place": activity.location, "text": text, "others": OTHERS.items()}


@staff_page
@require_POST
def door_tap(request: StaffRequest, pk: int) -> HttpResponse:
    """Note that somebody came."""
    activity = activity_for(request.user, pk, RIGHT)
    form = TapForm(request.POST)
    if not form.is_valid():
        raise Http404
    tapped = form.cleaned_data
    who = _who(request, tapped)
    try:
        actions.tap(key=tapped["key"], came=True, activity=activity, by=request.user, **who)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return _to_door(request, activity)
    return _row(request, activity, who["family"])


@staff_page
@require_POST
def door_later(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a tap that waited on a phone; answer with why not, if it cannot be."""
    activity = activity_for(request.user, pk, RIGHT)
    form = LateTapForm(request.POST)
    if not form.is_valid():
        raise Http404
    tapped = form.cleaned_data
    when: dict[str, Any] = {"key": tapped["key"], "came": tapped["came"] == "true", "ago": tapped["ago"]}
    try:
        actions.tap(activity=activity, by=request.user, **when, **_who(request, tapped))
    except ValidationError as problem:
        return JsonResponse({"why": problem.messages[0]})
    return JsonResponse({})


def _who(request: StaffRequest, tapped: dict[str, Any]) -> dict[str, Any]:
    family = family_for(request.user, tapped["family"], RIGHT)
    guardian = found(doors.guardian_at_door(family), pk=tapped["guardian"]) if tapped["guardian"] else None
    return {"family": family, "guardian": guardian, "other": tapped["other"]}


@staff_page
@require_POST
def door_take_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Undo a tap."""
    activity = activity_for(request.user, pk, RIGHT)
    form = BackForm(request.POST)
    if not form.is_valid():
        raise Http404
    attendance = attendance_for(request.user, form.cleaned_data["attendance"])
    if attendance.activity_id != activity.pk:
        raise Http404
    who: dict[str, Any] = {"family": attendance.family, "guardian": attendance.guardian, "other": attendance.other}
    actions.tap(key=form.cleaned_data["key"], came=False, activity=activity, by=request.user, **who)
    return _row(request, activity, attendance.family)


def _row(request: StaffRequest, activity: Activity, family: Family) -> HttpResponse:
    """Answer a tap: with the row alone when the page asked by itself, else with the page at that row."""
    if not request.headers.get("HX-Request"):
        return _to_door(request, activity, f"#family-{family.pk}")
    whole, row = doors.one_family(request.user, activity, family)
    context = {**_words(request, activity), "door": whole, "row": row, "open": True, "swapped": True}
    return render(request, "activities/door/_tapped.html", context)


def _to_door(request: StaffRequest, activity: Activity, place: str = "") -> HttpResponse:
    query = {name: request.POST[name] for name in ("q", "page") if request.POST.get(name)}
    where = reverse("door", args=[activity.pk]) + (f"?{urlencode(query)}" if query else "") + place
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": where})
    return redirect(where)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def activity_close(request: StaffRequest, pk: int) -> HttpResponse:
    """Show who did not come and what each of them is promised; then close the list."""
    activity = activity_for(request.user, pk, RIGHT)
    if not may_close(activity, request.user):
        raise Http404
    if request.method == "POST":
        return _close(request, activity)
    context = {**_words(request, activity), "closing": doors.closing_of(request.user, activity)}
    return render(request, "activities/close.html", context)


def _close(request: StaffRequest, activity: Activity) -> HttpResponse:
    try:
        number = len(actions.close(activity=activity, by=request.user))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        words = ngettext(
            "The list is closed. %(number)d family gets a follow-up.",
            "The list is closed. %(number)d families get a follow-up.",
            number,
        )
        messages.success(request, words % {"number": number})
    return redirect(reverse("door", args=[activity.pk]) + "#absences")


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def paper_entry(request: StaffRequest, pk: int) -> HttpResponse:
    """Enter the printed list: tick who has a cross on paper."""
    activity = activity_for(request.user, pk, RIGHT)
    whole = doors.door_of(request.user, activity)
    page = page_of(request, sorted(whole.families, key=lambda row: (row.number == 0, row.number)), ON_PAPER)
    doors.with_people(list(page.object_list))
    if request.method == "POST":
        return _enter(request, activity, page)
    context = {**_words(request, activity), "page": page, "open": actions.can_register(activity)}
    return render(request, "activities/paper_entry.html", context)


def _enter(request: StaffRequest, activity: Activity, page: Any) -> HttpResponse:
    """Register every tick for a family on this page; anything else in the request is left alone."""
    ticked = set(request.POST.getlist("came"))
    number = 0
    try:
        for row in page.object_list:
            number += _enter_family(request, activity, row, ticked)
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
        return redirect("door", pk=activity.pk)
    words = ngettext("%(number)d person is noted.", "%(number)d people are noted.", number)
    messages.success(request, words % {"number": number})
    if page.has_next():
        return redirect(f"{request.path}?page={page.next_page_number()}")
    return redirect("door", pk=activity.pk)


def _enter_family(request: StaffRequest, activity: Activity, row: doors.DoorFamily, ticked: set[str]) -> int:
    people = {f"{row.family.pk}:{one.guardian.pk}": one.guardian for one in row.people if not one.attendance}
    others = {f"{row.family.pk}:{name}": name for name in OTHERS if name not in row.others}
    came: dict[str, Any] = {"activity": activity, "family": row.family, "by": request.user}
    for tick in ticked & set(people):
        actions.register(**came, guardian=people[tick], source=Attendance.Source.PAPER)
    for tick in ticked & set(others):
        actions.register(**came, other=others[tick], source=Attendance.Source.PAPER)
    return len(ticked & (set(people) | set(others)))


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: StaffRequest, pk: int) -> HttpResponse:
    """Keep why a family was not there."""
    row = absence_for(request.user, pk)
    known = {"reason": row.reason, "note": row.note}
    form = ReasonForm(request.POST or None, initial=known, language=request.user.language)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_reason(absence=row, by=request.user, **form.cleaned_data)
        except PermissionDenied as forbidden:
            raise Http404 from forbidden
        messages.success(request, _("Saved. You can use this to invite better next time."))
        return redirect(reverse("door", args=[row.activity_id]) + "#absences")
    promise = promises_for(request.user).filter(about_kind="absence", about_id=row.pk).first()
    context = {
        **_words(request, row.activity), "absence": row, "form": form, "promise": promise,
        "suggestion": suggestion(request.user, row.activity),
    }  # fmt: skip
    return render(request, "activities/absence.html", context)
