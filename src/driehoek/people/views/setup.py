"""Setting up: locations, school years, groups and colleagues."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people import actions
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.forms.setup import AppointmentForm, GroupForm, LocationForm, SchoolYearForm
from driehoek.people.models import Group, Location
from driehoek.people.queries import found, school_year_of
from driehoek.people.queries import setup as queries
from driehoek.shared.pages import page_of

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def locations(request: StaffRequest) -> HttpResponse:
    """List the locations whose staff and groups one manages."""
    managed = queries.locations_managed(request.user).order_by("organisation__name", "name")
    context = {"page": page_of(request, managed), "may_add": queries.organisations_managed(request.user).exists()}
    return render(request, "people/locations.html", context)


@staff_page
@form_page
def location_new(request: StaffRequest) -> HttpResponse:
    """Add a location to one's organisation."""
    found(queries.organisations_managed(request.user)[:1])
    form = LocationForm(request.POST or None, account=request.user)
    if form.is_valid():
        form.instance.organisation = form.cleaned_data["organisation"]
        location = actions.save_location(location=form.instance, by=request.user)
        messages.success(request, _("%(name)s has been added.") % {"name": location.name})
        return redirect("location", code=location.code)
    return render(request, "people/location_new.html", {"form": form})


@staff_page
@form_page
def location(request: StaffRequest, code: str) -> HttpResponse:
    """Show and change one location, with its groups of this school year."""
    place = found(queries.locations_managed(request.user), code=code)
    form = LocationForm(request.POST or None, instance=place, account=request.user)
    if form.is_valid():
        actions.save_location(location=form.instance, by=request.user)
        messages.success(request, _("Your changes have been saved."))
        return redirect("location", code=form.instance.code)
    year = school_year_of(place)
    groups = page_of(request, place.groups.filter(school_year=year))
    return render(request, "people/location.html", {"form": form, "place": place, "year": year, "page": groups})


@staff_page
@form_page
def group_new(request: StaffRequest, code: str) -> HttpResponse:
    """Add a group to the running school year of a location."""
    place = found(queries.locations_managed(request.user), code=code)
    group = Group(location=place, school_year=school_year_of(place))
    form = GroupForm(request.POST or None, instance=group)
    if form.is_valid():
        actions.save_group(group=form.instance, by=request.user)
        messages.success(request, _("Group %(name)s has been added.") % {"name": group.name})
        return redirect("location", code=place.code)
    return render(request, "people/group_new.html", {"form": form, "place": place})


@staff_page
@form_page
def school_year_new(request: StaffRequest) -> HttpResponse:
    """Add a school year to one's organisation."""
    found(queries.organisations_managed(request.user)[:1])
    form = SchoolYearForm(request.POST or None, account=request.user)
    if form.is_valid():
        year = actions.add_school_year(**form.cleaned_data, by=request.user)
        messages.success(request, _("School year %(name)s is there.") % {"name": year.name})
        return redirect("locations")
    return render(request, "people/school_year_new.html", {"form": form})


@staff_page
@require_safe
def staff(request: StaffRequest) -> HttpResponse:
    """List colleagues and their roles; imported roles wait at the top for a person to confirm them."""
    found(queries.locations_managed(request.user)[:1])
    words = request.GET.get("q", "").strip()
    rows = queries.appointments_managed(request.user).filter(account__name__icontains=words)
    return render(request, "people/staff.html", {"page": page_of(request, rows), "words": words})


@staff_page
@form_page
def appointment_new(request: StaffRequest) -> HttpResponse:
    """Give a colleague a role."""
    found(queries.locations_managed(request.user)[:1])
    start = {"location": _first_location(request)}
    form = AppointmentForm(request.POST or None, account=request.user, initial=start)
    if form.is_valid():
        appointment = actions.appoint_by_address(by=request.user, **form.cleaned_data)
        messages.success(request, _("%(name)s can log in now.") % {"name": appointment.account.name})
        return redirect("staff")
    return render(request, "people/appointment_new.html", {"form": form})


def _first_location(request: StaffRequest) -> Location | None:
    return queries.locations_managed(request.user).first()


@staff_page
@require_POST
def appointment_confirm(request: StaffRequest, pk: int) -> HttpResponse:
    """Let an imported role begin to give rights."""
    appointment = queries.appointment_managed(request.user, pk)
    as_contact_person = "contact" in request.POST
    actions.confirm(appointment=appointment, by=request.user, as_contact_person=as_contact_person)
    messages.success(request, _("%(name)s: the role counts from now on.") % {"name": appointment.account.name})
    return redirect("staff")


@staff_page
@require_POST
def appointment_end(request: StaffRequest, pk: int) -> HttpResponse:
    """End a role; the colleague keeps other roles."""
    appointment = queries.appointment_managed(request.user, pk)
    actions.end_appointment(appointment=appointment, by=request.user)
    messages.success(request, _("%(name)s no longer has this role.") % {"name": appointment.account.name})
    return redirect("staff")
