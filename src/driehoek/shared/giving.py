"""What one school gives another as a TOML file: written, offered for download, and taken over."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from driehoek.shared.strict import DataError, Table, given

LARGEST = 64_000  # bytes


def toml_value(value: Any) -> str:
    """A string, or a list of strings, as TOML: the same in JSON."""
    return json.dumps(value, ensure_ascii=False)


def toml_tables(name: str, rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Each row as a table of the list `name`."""
    return [f"[[{name}]]\n" + "".join(f"{key} = {toml_value(one)}\n" for key, one in row.items()) for row in rows]


def toml_answer(content: str, filename: str) -> HttpResponse:
    """The file, to be kept on one's own computer."""
    answer = HttpResponse(content, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    return answer


class GivenForm(forms.Form):
    """A file that another school made."""

    file = forms.FileField(
        label=gettext_lazy("File of another school (TOML)"), widget=forms.ClearableFileInput({"accept": ".toml"}),
        help_text=gettext_lazy("What is in it comes beside what you have. You can leave each out again."),
    )  # fmt: skip

    def clean_file(self) -> Table:
        """The table that stands in it."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("This file is too large."))
        try:
            return given(file.read().decode())
        except (UnicodeDecodeError, DataError) as error:
            raise ValidationError(_useless(error)) from error

    def taken(self, take: Callable[[Table], int]) -> int | None:
        """Take it over and return how many came; None, with the reason in the form, when it cannot be done."""
        if not self.is_valid():
            return None
        try:
            return take(self.cleaned_data["file"])
        except DataError as error:
            self.add_error("file", _useless(error))
        except ValidationError as error:
            self.add_error("file", error)
        return None


def _useless(reason: Exception) -> str:
    return _("This file cannot be used: %(reason)s") % {"reason": reason}
