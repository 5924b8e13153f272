"""Photos: the files behind their doors, saying who is in one, taking one away."""

from collections.abc import Iterable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.classbook import actions
from driehoek.classbook.forms import NOBODY, PhotoForm
from driehoek.classbook.models import Photo
from driehoek.classbook.queries import next_unseen, photo_for, photo_of, taggable
from driehoek.people.doors import StaffRequest, parent_page, staff_page
from driehoek.people.models import Child, Guardian

form_page = require_http_methods(["GET", "HEAD", "POST"])


@staff_page
@require_safe
def photo(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the file of a photo to a colleague."""
    return _file(request, photo_for(request.user, pk))


@parent_page
@require_safe
def parent_photo(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Give the file of a photo to a guardian, as long as everybody in it may be shown."""
    return _file(request, photo_of(guardian, pk))


def _file(request: HttpRequest, photo: Photo) -> HttpResponse:
    """The large picture, or the one for phones; kept by no cache on the way, and never read as anything else."""
    field: FieldFile = photo.small if "klein" in request.GET else photo.file
    try:
        with field.open("rb") as file:
            response = HttpResponse(file.read(), content_type="image/jpeg")
    except FileNotFoundError as error:
        raise Http404 from error
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


@staff_page
@form_page
def photo_tag(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what is to be seen in a photo and who is in it; then go on with the next one."""
    photo = photo_for(request.user, pk)
    inside, pupils, refused = taggable(photo)
    now = {"alt": photo.alt, "children": inside or ([NOBODY] if photo.recognised == 0 else [])}
    form = PhotoForm(request.POST or None, pupils=pupils, refused=refused, initial=now)
    if form.is_valid() and _tagged(request, photo, form, pupils):
        unseen = next_unseen(photo.entry)
        return redirect("photo_tag", pk=unseen.pk) if unseen else redirect("class_book", pk=photo.entry.group_id)
    context = {"photo": photo, "form": form, "entry": photo.entry, "refused": bool(refused)}
    return render(request, "classbook/photo_tag.html", context)


def _tagged(request: StaffRequest, photo: Photo, form: PhotoForm, pupils: Iterable[Child]) -> bool:
    chosen = set(form.cleaned_data["children"])
    children = [child for child in pupils if child.pk in chosen]
    try:
        actions.tag(photo=photo, by=request.user, alt=form.cleaned_data["alt"], children=children)
    except ValidationError as error:
        form.add_error("children", error)
        return False
    return True


@staff_page
@form_page
def photo_remove(request: StaffRequest, pk: int) -> HttpResponse:
    """Ask once more, then take a photo away for good."""
    photo = photo_for(request.user, pk)
    entry = photo.entry
    if "sure" in request.POST:
        actions.remove_photo(photo=photo, by=request.user)
        messages.success(request, _("The photo is gone."))
        unseen = next_unseen(entry)
        return redirect("photo_tag", pk=unseen.pk) if unseen else redirect("class_book", pk=entry.group_id)
    return render(request, "classbook/photo_remove.html", {"photo": photo, "entry": entry})
