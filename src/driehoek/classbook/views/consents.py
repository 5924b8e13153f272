"""Permission for photos: noted by a colleague, or decided by a student."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.classbook import actions
from driehoek.classbook.forms import PaperForm
from driehoek.classbook.models import PhotoConsent
from driehoek.classbook.queries import consent_rows, people_with_a_say, pupil_for, students_consents
from driehoek.classbook.words import SHORT
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import children_in, group_for
from driehoek.people.queries.setup import student_of
from driehoek.shared.pages import page_of

ROWS = 50  # more than any group
form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def photo_consents(request: StaffRequest, pk: int) -> HttpResponse:
    """List the children of a group with what may be done with photos of them."""
    group = group_for(request.user, pk, "edit_families")
    page = page_of(request, children_in(group), ROWS)
    context = {"group": group, "page": page, "rows": consent_rows(page), "purposes": SHORT.values()}
    return render(request, "classbook/photo_consents.html", context)


@staff_page
@form_page
def photo_consent(request: StaffRequest, pk: int, child: int) -> HttpResponse:
    """Write down what somebody decided on paper."""
    group = group_for(request.user, pk, "edit_families")
    pupil = pupil_for(group, child)
    people = people_with_a_say(pupil)
    form = PaperForm(request.POST or None, child=pupil, people=people)
    if form.is_valid():
        who, decisions = form.decisions()
        for purpose, given in decisions.items():
            actions.note_decision(child=pupil, by=request.user, guardian=who, purpose=purpose, given=given)
        messages.success(request, _("Noted. It counts from now on."))
        return redirect("photo_consents", pk=pk)
    row = consent_rows([pupil])[0]
    context = {"group": group, "child": pupil, "form": form, "row": row, "people": people}
    return render(request, "classbook/photo_consent.html", context)


@staff_page
@form_page
def student_photos(request: StaffRequest) -> HttpResponse:
    """Let a student from 16 decide about photos of themselves."""
    child = student_of(request.user)
    answers = students_consents(child)
    purpose, given = request.POST.get("purpose", ""), request.POST.get("given", "")
    if request.method == "POST" and purpose in PhotoConsent.Purpose.values and given in {"yes", "no"}:
        actions.decide_myself(child=child, by=request.user, purpose=purpose, given=given == "yes")
        messages.success(request, _("Your choice has been saved. It counts from now on."))
        return redirect("student_photos")
    return render(request, "classbook/student_photos.html", {"child": child, "answers": answers})
