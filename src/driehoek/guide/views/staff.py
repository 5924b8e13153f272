"""Pages of colleagues: courses and what they lead to, open days, and where the pupils of a group are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.guide import actions, rules
from driehoek.guide.forms import CourseForm, OpenDayForm, PupilsForm
from driehoek.guide.models import Course, OpenDay
from driehoek.guide.queries import (
    course_for,
    courses_at,
    led,
    open_day_for,
    open_days_at,
    place_to_guide,
    pupils_in,
)
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import groups_for
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def guide_overview(request: StaffRequest, code: str) -> HttpResponse:
    """Show what this location tells in the guide, and the groups whose pupils' place it asks."""
    place = place_to_guide(request.user, code)
    asks = len(rules.steps_at(place)) > 1
    groups = groups_for(request.user, rules.PLACE).filter(location=place) if asks else []
    page = page_of(request, courses_at(place))
    context = {
        "place": place, "page": page, "courses": led(page), "open_days": open_days_at(place)[:20], "groups": groups,
        "may_teach": rules.may(request.user, place, rules.COURSES),
        "may_invite": rules.may(request.user, place, rules.OPEN_DAYS), "undo": _undo(request),
    }  # fmt: skip
    return render(request, "guide/overview.html", context)


def _undo(request: StaffRequest) -> str:
    """The address that puts back what was just taken away; the door behind it checks again."""
    for name, page in (("opleiding", "course_step"), ("opendag", "open_day_step")):
        if (number := request.GET.get(name, "")[:9]).isdecimal():
            return reverse(page, kwargs={"pk": int(number)})
    return ""


@staff_page
def course_new(request: StaffRequest, code: str) -> HttpResponse:
    """Add a course."""
    return _course(request, Course(location=place_to_guide(request.user, code, rules.COURSES)))


@staff_page
def course_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a course."""
    return _course(request, course_for(request.user, pk))


def _course(request: StaffRequest, course: Course) -> HttpResponse:
    form = CourseForm(request.POST if request.method == "POST" else None, instance=course)
    if form.is_valid():
        said = form.cleaned_data
        actions.save_course(
            course=form.save(commit=False), studies=said["further"], jobs=said["work"], by=request.user
        )  # fmt: skip
        return _kept(request, course.location)
    return render(request, "guide/course.html", {"course": course, "place": course.location, "form": form})


@staff_page
@require_POST
def course_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Take a course out of the guide, or put it back."""
    course = course_for(request.user, pk)
    away = "away" in request.POST
    actions.archive_course(course=course, archived=away, by=request.user)
    return _taken(course.location, f"opleiding={pk}") if away else _kept(request, course.location)


@staff_page
def open_day_new(request: StaffRequest, code: str) -> HttpResponse:
    """Tell about an open day; the own school and its address stand there already."""
    place = place_to_guide(request.user, code, rules.OPEN_DAYS)
    at = ", ".join(part for part in (place.street, place.city) if part)
    return _open_day(request, OpenDay(location=place, school=place.name, place=at))


@staff_page
def open_day_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change an open day."""
    return _open_day(request, open_day_for(request.user, pk))


def _open_day(request: StaffRequest, day: OpenDay) -> HttpResponse:
    form = OpenDayForm(request.POST if request.method == "POST" else None, instance=day)
    if form.is_valid():
        actions.save_open_day(day=form.save(commit=False), by=request.user)
        return _kept(request, day.location)
    return render(request, "guide/open_day.html", {"day": day, "place": day.location, "form": form})


@staff_page
@require_POST
def open_day_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that an open day does not go on, or that it does after all."""
    day = open_day_for(request.user, pk)
    away = "away" in request.POST
    actions.cancel_open_day(day=day, cancelled=away, by=request.user)
    return _taken(day.location, f"opendag={pk}") if away else _kept(request, day.location)


@staff_page
def guide_group(request: StaffRequest, pk: int) -> HttpResponse:
    """Say where the pupils of a group are, so that their parents find the right page at once."""
    group, pupils = pupils_in(request.user, pk)
    form = PupilsForm(request.POST if request.method == "POST" else None, pupils=pupils, location=group.location)
    if form.is_valid():
        for pupil, key in form.changed:
            actions.choose_step(child=pupil.child, group=group, step=key, by=request.user)
        return _kept(request, group.location)
    return render(request, "guide/group.html", {"group": group, "place": group.location, "form": form})


def _taken(place: Location, what: str) -> HttpResponse:
    return redirect(f"{reverse('guide_overview', kwargs={'code': place.code})}?{what}")


def _kept(request: StaffRequest, place: Location) -> HttpResponse:
    messages.success(request, _("Saved. Parents see it in the guide."))
    return redirect("guide_overview", code=place.code)
