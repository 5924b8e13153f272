"""What somebody fills in to import: the file, and which column of a list of parents holds what."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from driehoek.exchange import columns
from driehoek.exchange.readers.columns import Mapping
from driehoek.exchange.readers.messages import in_own_language


class UploadForm(forms.Form):
    """One file; whether it can be any of the formats shows when it is stored."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Choose a file or drop it here. Nothing changes yet: first you see what would change."),
        widget=forms.FileInput(attrs={"accept": ".xml,.zip,.csv,.xlsx"}),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, too_big: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = gettext("Choose a file first.")
        if too_big:
            # What is too big was not kept, so that there seems to be no file at all.
            words = in_own_language("too_big", {"longest": str(settings.DRIEHOEK_LARGEST_UPLOAD >> 20)})
        self.fields["file"].error_messages["required"] = words


class MappingForm(forms.Form):
    """A choice for each heading of a list: what its column holds."""

    def __init__(self, *args: Any, headers: list[str], proposal: Mapping, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.headers = headers
        self.relations = proposal.relations
        for number, header in enumerate(headers):
            self.fields[f"column_{number}"] = forms.ChoiceField(
                label=header,
                choices=columns.choices(),
                initial=proposal.columns.get(header, ""),
                required=False,
            )

    @property
    def mapping(self) -> Mapping:
        """What was chosen."""
        chosen = {header: self.cleaned_data.get(f"column_{number}", "") for number, header in enumerate(self.headers)}
        return Mapping({header: target for header, target in chosen.items() if target}, self.relations)

    def clean(self) -> dict[str, Any]:
        """Each kind of value stands in one column, and children and parents can be told."""
        chosen = list(self.mapping.columns.values())
        for target in sorted({target for target in chosen if chosen.count(target) > 1}):
            twice = gettext("You chose “%(choice)s” for two columns. Choose it once.")
            self.add_error(None, twice % {"choice": columns.label(target)})
        if not self.mapping.is_enough:
            self.add_error(None, gettext("Choose at least a child's number, or surname and date of birth."))
            self.add_error(None, gettext("Choose at least a parent's surname, whole name, e-mail or phone."))
        return self.cleaned_data
