"""Pages of who reads aloud for parents: what waits for a voice, one text, and the sound itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.pages import page_of
from driehoek.texts import actions
from driehoek.texts.forms import RecordingForm
from driehoek.texts.ranges import part_of
from driehoek.texts.recordings import (
    ToSay,
    languages_to_record,
    one_to_say,
    recording_behind,
    recording_for,
    to_say,
    token_of,
)
from driehoek.texts.sounds import inert


@staff_page
@require_safe
def recordings(request: StaffRequest, code: str) -> HttpResponse:
    """List what still waits for a voice in one language, the most needed first, and what is there."""
    place = location_for(request.user, code, "translate")
    languages, asked = languages_to_record(place), request.GET.get("in", "")
    chosen = LANGUAGES.get(asked, languages[0])
    rows = to_say(place, chosen.code)
    context = {
        "place": place, "languages": languages, "chosen": chosen, "page": page_of(request, rows),
        "there": sum(row.recording is not None for row in rows), "whole": len(rows),
    }  # fmt: skip
    return render(request, "texts/recordings.html", context)


@staff_page
@require_http_methods(["GET", "HEAD", "POST"])
def recording(request: StaffRequest, code: str, language: str, key: str) -> HttpResponse:
    """Show words to read aloud, and keep what somebody read."""
    place = location_for(request.user, code, "translate")
    if language not in LANGUAGES:
        raise Http404
    rows = to_say(place, language)
    one = one_to_say(rows, key)
    form = RecordingForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.keep_recording(
            location=place, language=language, words=one.words, content=form.cleaned_data["sound"], by=request.user
        )
        messages.success(request, _("Kept. Parents who read this language can listen to it now."))
        return redirect("recording", code=code, language=language, key=key)
    context = {
        "place": place, "one": one, "form": form, "spoken": LANGUAGES[language], "next": _next(rows, one),
        "sound": token_of(one.recording) if one.recording else "",
    }  # fmt: skip
    return render(request, "texts/recording.html", context)


def _next(rows: list[ToSay], one: ToSay) -> str:
    """The key of the next words without a voice; empty when there are none."""
    waiting = [row.key for row in rows if row.recording is None and row != one]
    return waiting[0] if waiting else ""


@staff_page
@require_POST
def recording_remove(request: StaffRequest, code: str, pk: int) -> HttpResponse:
    """Take a recording away."""
    place, row = location_for(request.user, code, "translate"), recording_for(request.user, pk)
    actions.remove_recording(recording=row, by=request.user)
    messages.success(request, _("The recording is gone."))
    return redirect(f"{reverse('recordings', args=[place.code])}?in={row.language}")


@require_safe
def recording_sound(request: HttpRequest, token: str) -> HttpResponseBase:
    """Give a recording, or the part of it that a player asks for, to who has its token from their own page."""
    row = recording_behind(token)
    return part_of(request, inert(row.file.open("rb"), "voorgelezen", row.content_type))
