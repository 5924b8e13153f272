"""Pages of what school and parents expect of each other."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.people.rules import today
from driehoek.policy import guides
from driehoek.policy.actions.expectations import tell_expectations, write_expectations
from driehoek.policy.forms.plans import AgreementForm, ExpectationsForm
from driehoek.policy.queries import may_set_goals, policy_location
from driehoek.policy.queries.expectations import expectations_now, guardian_here, to_talk, told
from driehoek.shared.pages import page_of
from driehoek.texts.queries import shown_one

OPEN_SHOWN = 20


@staff_page
@require_safe
def expectations(request: StaffRequest, code: str) -> HttpResponse:
    """Show both directions, and which parents have not heard of them yet."""
    place = location_for(request.user, code, "see_families")
    text = expectations_now(place)
    known = told(request.user, text) if text else None
    context = {
        "place": place, "text": text, "known": known, "may_write": may_set_goals(request.user, place),
        "page": page_of(request, known.waiting) if known else None,
        "open": to_talk(request.user, text)[:OPEN_SHOWN] if text else [],
    }  # fmt: skip
    return render(request, "policy/expectations.html", context)


@staff_page
def expectations_write(request: StaffRequest, code: str) -> HttpResponse:
    """Write a new version; an empty page begins with examples."""
    place = policy_location(request.user, code)
    text = expectations_now(place)
    first = {"of_school": text.of_school, "of_parents": text.of_parents} if text else guides.first_expectations()
    form = ExpectationsForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_valid():
        write_expectations(location=place, by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. Now talk about it with each parent at the first talk."))
        return redirect("expectations", code=code)
    return render(request, "policy/expectations_write.html", {"place": place, "form": form})


@staff_page
def expectations_tell(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Note that a guardian heard the expectations, and who said yes."""
    place = location_for(request.user, code, "see_families")
    guardian, text = guardian_here(request.user, place, pk), expectations_now(place)
    if text is None:
        raise Http404
    agreement = text.agreements.filter(guardian=guardian).first()
    data = request.POST if request.method == "POST" else None
    form = AgreementForm(data, instance=agreement, initial={} if agreement else {"told_on": today()})
    if form.is_valid():
        tell_expectations(expectations=text, guardian=guardian, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted."))
        return redirect("expectations", code=code)
    own = agreement.own_text if agreement else None
    said = shown_one(own, request.user.language) if own else None
    context = {"place": place, "text": text, "guardian": guardian, "form": form, "said": said}
    return render(request, "policy/expectations_tell.html", context)
