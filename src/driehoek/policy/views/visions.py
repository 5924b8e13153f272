"""Pages of the vision: guided writing, versions, who endorses it, and what everybody may read."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location
from driehoek.people.queries import location_for
from driehoek.people.rules import today
from driehoek.policy import actions, documents
from driehoek.policy.actions.visions import take_endorsement_back
from driehoek.policy.forms.plans import AnswerForm, EndorsementForm, VisionForm
from driehoek.policy.models import Endorsement
from driehoek.policy.queries import may, may_set_goals, policy_location, public_vision, vision_for, visions_of
from driehoek.policy.queries.overview import policies_for
from driehoek.policy.queries.visions import composed, endorsement_for, parties, steps_of, vision_now
from driehoek.policy.rules import SPEAKS_FOR
from driehoek.shared.pages import page_of
from driehoek.shared.papers import pdf_response

VERSIONS_SHOWN = 20


@staff_page
@require_safe
def policies(request: StaffRequest) -> HttpResponse:
    """List the locations whose policy one may read; without any there is no such page."""
    page = page_of(request, policies_for(request.user))
    if not page.paginator.count:
        raise Http404
    return render(request, "policy/policies.html", {"page": page})


@staff_page
def vision(request: StaffRequest, code: str) -> HttpResponse:
    """Show what the location stands for, and let who sets the policy write a new version."""
    location = location_for(request.user, code, "read_policy")
    may_write = may_set_goals(request.user, location)
    form = VisionForm(request.POST or None)
    writable = policy_location(request.user, code) if request.method == "POST" else None
    if writable and form.is_valid():
        actions.write_vision(location=writable, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The vision is saved. Older versions stay readable below."))
        return redirect("vision", code=code)
    return _show(request, location, form, may_write=may_write)


def _show(request: StaffRequest, location: Location, form: VisionForm, *, may_write: bool) -> HttpResponse:
    versions = list(visions_of(location)[:VERSIONS_SHOWN])
    newest, now = (versions[0], vision_now(location)) if versions else (None, None)
    form.initial = {"text": composed(location) if "vragen" in request.GET else newest.text if newest else ""}
    context = {
        "place": location, "versions": versions, "newest": newest, "now": now, "form": form, "may_write": may_write,
        "writing": may_write and ("schrijven" in request.GET or form.is_bound or not versions),
        "parties": parties(request.user, newest) if newest else [],
        "may_adopt": may(request.user, location, "adopt_policy"),
    }  # fmt: skip
    return render(request, "policy/vision.html", context)


@staff_page
def vision_question(request: StaffRequest, code: str, number: int) -> HttpResponse:
    """Answer one guiding question, then go on to the next; the last one leads to the text."""
    location = policy_location(request.user, code)
    steps = steps_of(location)
    if not 1 <= number <= len(steps):
        raise Http404
    step = steps[number - 1]
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"text": step.text})
    if form.is_valid():
        text = form.cleaned_data["text"]
        actions.answer_question(location=location, question=step.question.key, text=text, by=request.user)
        return _next(code, number, len(steps))
    language = request.user.language
    context = {
        "place": location, "form": form, "step": step, "number": number, "steps": steps,
        "question": step.question.text(language), "help": step.question.help(language),
    }  # fmt: skip
    return render(request, "policy/vision_question.html", context)


def _next(code: str, number: int, last: int) -> HttpResponse:
    if number < last:
        return redirect("vision_question", code=code, number=number + 1)
    answer = redirect("vision", code=code)
    answer["Location"] += "?schrijven=1&vragen=1"
    return answer


@staff_page
def vision_endorse(request: StaffRequest, pk: int, party: str) -> HttpResponse:
    """Note that the board, the head, the team or the parents stand behind a version."""
    vision = vision_for(request.user, pk)
    if party not in Endorsement.Party.values or not may(request.user, vision.location, SPEAKS_FOR[party]):
        raise Http404
    form = EndorsementForm(request.POST if request.method == "POST" else None, initial={"endorsed_on": today()})
    if form.is_valid():
        actions.endorse(vision=vision, party=party, by=request.user, **form.cleaned_data)
        messages.success(request, _("Noted. Everybody who works here sees who stands behind the vision."))
        return redirect("vision", code=vision.location.code)
    context = {"vision": vision, "place": vision.location, "form": form, "party": Endorsement.Party(party).label}
    return render(request, "policy/vision_endorse.html", context)


@staff_page
@require_POST
def endorsement_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take an endorsement back."""
    endorsement = endorsement_for(request.user, pk)
    take_endorsement_back(endorsement=endorsement, by=request.user)
    messages.success(request, _("Taken back."))
    return redirect("vision", code=endorsement.vision.location.code)


@staff_page
@require_POST
def vision_adopt(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a version hold from today."""
    vision = vision_for(request.user, pk, "adopt_policy")
    try:
        actions.adopt_vision(vision=vision, by=request.user)
        messages.success(request, _("Adopted. This is the vision that holds from today."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("vision", code=vision.location.code)


@staff_page
@require_POST
def vision_publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Open a version to everybody, or with ?terug=1 close it again."""
    vision, public = vision_for(request.user, pk, "set_goals"), "terug" not in request.GET
    try:
        actions.publish_vision(vision=vision, by=request.user, public=public)
        messages.success(request, _("Everybody can read it now.") if public else _("It is no longer public."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("vision", code=vision.location.code)


@staff_page
@require_safe
def vision_file(request: StaffRequest, pk: int, kind: str) -> HttpResponse:
    """The text for the school guide, as DOCX or PDF."""
    vision = vision_for(request.user, pk)
    if kind == "pdf":
        return pdf_response(documents.as_pdf(vision), documents.name(vision))
    return documents.docx_response(documents.as_docx(vision), documents.name(vision))


@require_safe
def school_vision(request: HttpRequest, code: str) -> HttpResponse:
    """The published vision of a school, for everybody and without logging in."""
    vision = public_vision(code)
    return render(request, "policy/public_vision.html", {"vision": vision, "place": vision.location})
