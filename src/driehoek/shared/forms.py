"""Forms: one accessible markup for all of them, and the few inputs HTML has but Django does not use."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import Engine
from django.template.backends.django import DjangoTemplates as Backend
from django.utils.functional import cached_property

from driehoek.shared.phrases import CHANGED_MEANWHILE, KEPT_NOW

ONLY_THEN = {"data-only-then": True}


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
    """Choices as large cards; `icons` maps a value to a pictogram, `languages` a value to the language of its label.

    Fields whose widget has the attribute `ONLY_THEN` are shown when the value `opens` is chosen, one group in a form.
    """

    template_name = "shared/forms/cards.html"

    def __init__(
        self,
        *args: Any,
        icons: Mapping[str, str] | None = None,
        languages: Mapping[str, str] | None = None,
        opens: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.opens = opens
        self.icons = icons or {}
        self.languages = languages or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the option its pictogram and the language it is written in."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if self.opens and str(value) == self.opens:
            option["attrs"]["data-opens"] = True
        return option | {"icon": self.icons.get(str(value)), "language": self.languages.get(str(value))}


class RadioCards(Cards, forms.RadioSelect):
    """One answer out of a few; whoever must answer is not offered an empty one."""

    def optgroups(self, name: str, value: list[str], attrs: dict[str, Any] | None = None) -> list[Any]:
        """The cards; each stands alone in its group."""
        groups = super().optgroups(name, value, attrs)
        return [group for group in groups if group[1][0]["value"] != ""] if self.is_required else groups


class CheckboxCards(Cards, forms.CheckboxSelectMultiple):
    """Any number of answers out of a few."""


class Switch(forms.CheckboxInput):
    """Something that is on or off."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "switch", "role": "switch", **(attrs or {})})


class Compared(forms.BaseForm):
    """A form about words that several people change: what one kept meanwhile is not replaced unseen by another.

    The page carries along what stood there (`seen`); when something else is kept now, both are shown once before it is
    replaced. For a page that draws its fields one by one: draw `seen` too.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"] = forms.CharField(required=False, widget=forms.HiddenInput, initial=self._stamp)

    def _kept(self) -> dict[str, Any]:
        fields = {name: field for name, field in self.fields.items() if name != "seen"}
        return {name: self.get_initial_for_field(field, name) for name, field in fields.items()}

    def _stamp(self) -> str:
        return sha256(repr([(name, str(value)) for name, value in self._kept().items()]).encode()).hexdigest()[:16]

    def clean(self) -> dict[str, Any]:
        """Show what is kept now beside what was typed, when it is not what stood there."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.pop("seen", "") not in ("", self._stamp()):
            self.data = self.data.copy()  # type: ignore[attr-defined]
            self.data[self.add_prefix("seen")] = self._stamp()  # type: ignore[index]
            self.add_error(None, CHANGED_MEANWHILE)
            for name, kept in self._kept().items():
                if kept not in (None, "") and self.fields[name].has_changed(kept, data.get(name)):
                    self.add_error(name, KEPT_NOW % {"words": self._told(name, kept)})
        return data

    def _told(self, name: str, kept: Any) -> str:
        return str(dict(getattr(self.fields[name], "choices", ())).get(kept, kept))
