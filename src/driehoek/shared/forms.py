"""Forms: one accessible markup for all of them, and the few inputs HTML has but Django does not use."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import Engine
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property


class Renderer(DjangoTemplates):
    """Draws every form and field in our markup: label, help, error, and the words "not required"."""

    form_template_name = "shared/forms/form.html"
    field_template_name = "shared/forms/field.html"

    @cached_property
    def engine(self) -> Backend:
        """Django's widget templates, and ours with the tags every page of ours may use."""
        builtins = Engine.get_default().builtins
        folder = Path(forms.__file__).parent / "templates"
        return Backend({"NAME": "forms", "APP_DIRS": True, "DIRS": [folder], "OPTIONS": {"builtins": builtins}})


class DateInput(forms.DateInput):
    """A date the browser helps to pick."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """A time of day the browser helps to pick."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    """A moment the browser helps to pick."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Cards(forms.widgets.ChoiceWidget):
    """Choices as large cards; `icons` maps a value to a pictogram, `languages` a value to the language of its label."""

    template_name = "shared/forms/cards.html"

    def __init__(
        self,
        *args: Any,
        icons: Mapping[str, str] | None = None,
        languages: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.icons = icons or {}
        self.languages = languages or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the option its pictogram and the language it is written in."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        return option | {"icon": self.icons.get(str(value)), "language": self.languages.get(str(value))}


class RadioCards(Cards, forms.RadioSelect):
    """One answer out of a few."""


class CheckboxCards(Cards, forms.CheckboxSelectMultiple):
    """Any number of answers out of a few."""


class Switch(forms.CheckboxInput):
    """Something that is on or off."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "switch", "role": "switch", **(attrs or {})})
