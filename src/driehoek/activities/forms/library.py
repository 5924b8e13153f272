"""What one may look for in the library."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.activities.models import Activity
from driehoek.policy.models import Goal


def _with_all(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    return [("", _("All")), *choices]


class LibraryForm(forms.Form):
    """Kind of goal, form of partnership, way to take part, level of exchange; each may stay open."""

    soort = forms.ChoiceField(label=_("Kind of goal"), choices=_with_all(Goal.Kind.choices), required=False)
    vorm = forms.ChoiceField(
        label=_("What is it about?"), choices=_with_all(Activity.Partnership.choices), required=False
    )
    deelname = forms.ChoiceField(
        label=_("What do parents do?"), choices=_with_all(Activity.Participation.choices), required=False
    )
    niveau = forms.ChoiceField(label=_("Who talks?"), choices=_with_all(Activity.Level.choices), required=False)

    def __init__(self, data: Any, *, goal: Goal | None) -> None:
        """Start from the kind of the goal one comes from, unless a kind was chosen."""
        values = {name: data.get(name, "") for name in self.base_fields}
        if goal and "soort" not in data:
            values["soort"] = goal.kind
        super().__init__(values)

    @property
    def wanted(self) -> dict[str, str]:
        """Field of a library entry -> the value it must have; nonsense asks for nothing."""
        self.is_valid()
        names = {"soort": "goal", "vorm": "partnership", "deelname": "participation", "niveau": "level"}
        return {names[name]: value for name, value in self.cleaned_data.items() if value}
