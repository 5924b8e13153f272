"""What colleagues fill in for the class book."""

from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from driehoek.classbook.actions import MOST_PHOTOS
from driehoek.classbook.models import PhotoConsent
from driehoek.people.models import Child, Guardian
from driehoek.people.models.families import LANGUAGE_CHOICES
from driehoek.shared.forms import CheckboxCards, RadioCards

NOBODY = 0  # not the number of a child
LONGEST = 1500  # characters; four entries in two languages must fit on a page for a phone
PURPOSE_ICONS = {"yes": "check", "no": "cross", "": "not-known"}


class PhotosInput(forms.ClearableFileInput):
    """Several photos at once, from the gallery or the camera."""

    template_name = "django/forms/widgets/file.html"
    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """A list of files; whether each is a photo shows when it is drawn anew."""

    widget = PhotosInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the files that were sent, refused when there are too many."""
        files: list[UploadedFile[bytes]] = [super(PhotosField, self).clean(one) for one in data or []]
        if len(files) > MOST_PHOTOS:
            raise forms.ValidationError(_("Choose at most %(number)s photos."), params={"number": MOST_PHOTOS})
        return files


def _photos(label: Any) -> PhotosField:
    help_text = _("At most 6. JPEG, PNG or WebP. Place, time and camera are taken out of every photo.")
    widget = PhotosInput({"accept": "image/jpeg,image/png,image/webp"})
    return PhotosField(label=label, help_text=help_text, widget=widget, required=False, allow_empty_file=True)


class TextForm(forms.Form):
    """The words of an entry."""

    title = forms.CharField(label=_("Heading"), max_length=100, required=False)
    body = forms.CharField(
        label=_("What did you do together?"),
        help_text=_("Short sentences, as you would tell it at the door. Name no child."),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 5}),
    )
    language = forms.ChoiceField(label=_("You write in"), choices=LANGUAGE_CHOICES)


class EntryForm(TextForm):
    """A new entry: words, and photos."""

    photos = _photos(_("Photos"))
    field_order = ["title", "body", "photos", "language"]


class MoreForm(forms.Form):
    """More photos for an entry."""

    photos = _photos(_("Add photos"))


class ChildrenCards(CheckboxCards):
    """The children of a group; one of whom no photo may be shown cannot be ticked."""

    refused: frozenset[str] = frozenset()

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Close the options of children without permission."""
        option = super().create_option(name, value, *args, **kwargs)
        if str(value) in self.refused:
            option["attrs"] = option["attrs"] | {"disabled": True}
        return option


class PhotoForm(forms.Form):
    """What is to be seen in a photo, and who is in it."""

    alt = forms.CharField(
        label=_("What is to be seen?"),
        help_text=_("For parents who cannot see the photo. For example: two children build a tower of blocks."),
        max_length=200,
    )
    children = forms.TypedMultipleChoiceField(label=_("Who is in it?"), coerce=int, widget=ChildrenCards)

    def __init__(self, *args: Any, pupils: list[Child], refused: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = {child.pk: child.full_name for child in pupils}
        self.refused = refused
        field = cast("forms.TypedMultipleChoiceField", self.fields["children"])
        field.choices = [
            *((child.pk, self._label(child)) for child in pupils),
            (NOBODY, _("No child can be recognised")),
        ]
        cast("ChildrenCards", field.widget).refused = frozenset(map(str, refused))

    def _label(self, child: Child) -> str:
        if child.pk not in self.refused:
            return child.full_name
        return str(_("%(name)s – no permission for photos") % {"name": child.full_name})

    def clean(self) -> dict[str, Any]:
        """Somebody is in it or nobody is, never both; and nobody without permission."""
        values = super().clean() or {}
        chosen = values.get("children") or []
        for pk in self.refused.intersection(chosen):
            words = _("There is no permission for photos of %(name)s. Take this photo away.")
            self.add_error("children", words % {"name": self.names[pk]})
        if NOBODY in chosen and len(chosen) > 1:
            self.add_error("children", _("Tick everybody who is in it, or say that no child can be recognised."))
        return values


PAPER = [("yes", _("Yes")), ("no", _("No")), ("", _("Nothing said"))]


class PaperForm(forms.Form):
    """What somebody decided on paper about photos of a child."""

    who = forms.ChoiceField(label=_("Who decided"), widget=RadioCards)

    def __init__(self, *args: Any, child: Child, people: list[Guardian | None], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk) if person else "self": person for person in people}
        who = cast("forms.ChoiceField", self.fields["who"])
        who.choices = [(pk, (person or child).full_name) for pk, person in self.people.items()]
        who.initial = next(iter(self.people), None)
        for value, label in PhotoConsent.Purpose.choices:
            widget = RadioCards(icons=PURPOSE_ICONS)
            self.fields[value] = forms.ChoiceField(
                label=label, choices=PAPER, required=False, initial="", widget=widget
            )

    def clean(self) -> dict[str, Any]:
        """Something was said."""
        values = super().clean() or {}
        if not any(values.get(purpose) for purpose in PhotoConsent.Purpose.values):
            self.add_error(None, _("Say yes or no for at least one of them."))
        return values

    def decisions(self) -> tuple[Guardian | None, dict[str, bool]]:
        """Who it was, and purpose -> yes or no, only of what was said."""
        said = {purpose: self.cleaned_data[purpose] for purpose in PhotoConsent.Purpose.values}
        return self.people[self.cleaned_data["who"]], {purpose: one == "yes" for purpose, one in said.items() if one}
