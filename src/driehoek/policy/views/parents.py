"""A guardian's own page of what school and parents expect of each other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from driehoek.people.doors import parent_page
from driehoek.people.models import Guardian
from driehoek.people.queries import location_of, own_children
from driehoek.policy.actions.expectations import answer_expectations
from driehoek.policy.forms.parents import ExpectationsAnswerForm
from driehoek.policy.queries.expectations import Mutual, mutual


@parent_page
@require_http_methods(["GET", "HEAD", "POST"])
def parent_expectations(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show both directions in the guardian's language, with the agreement, and keep their answer."""
    rows = mutual(guardian)
    forms = [_form(request, one) for one in rows]
    for form in forms:
        if form.is_valid():
            answer_expectations(expectations=form.mutual.expectations, by=guardian, **form.said)
            return redirect(request.path + "?bewaard")
    location = rows[0].expectations.location if rows else location_of(own_children(guardian))
    context = {"forms": forms, "saved": "bewaard" in request.GET, "location": location}
    return render(request, "policy/parent_expectations.html", context)


def _form(request: HttpRequest, one: Mutual) -> ExpectationsAnswerForm:
    asked = request.method == "POST" and request.POST.get("about") == str(one.expectations.pk)
    return ExpectationsAnswerForm(request.POST if asked else None, mutual=one)
