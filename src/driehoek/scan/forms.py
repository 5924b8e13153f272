"""What is asked in a scan, and how many hours a colleague has."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.scan.evidence import Fact
from driehoek.scan.levels import Condition, Level, model
from driehoek.scan.models import ParentHours, Scan, ScanAnswer
from driehoek.shared.forms import Compared, RadioCards

Value = ScanAnswer.Value
ICONS: dict[str, str] = {Value.YES: "check", Value.PARTLY: "minus", Value.NO: "cross", Value.UNKNOWN: "question"}


class Row(NamedTuple):
    """One condition on the page: its answer, its note, and what the records say."""

    answer: BoundField
    note: BoundField
    facts: list[Fact]


class LevelForm(Compared, forms.Form):
    """Every condition of one level: yes, partly, no or not known, with a note."""

    def __init__(self, *args: Any, level: Level, answers: Mapping[str, ScanAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.level = level
        for condition in level.conditions:
            self._add(condition, answers.get(condition.key))

    def _add(self, condition: Condition, before: ScanAnswer | None) -> None:
        self.fields[f"answer_{condition.key}"] = forms.ChoiceField(
            label=condition.says(get_language() or "nl"), choices=Value.choices, widget=RadioCards(icons=ICONS),
            initial=before.value if before else None,
        )  # fmt: skip
        self.fields[f"note_{condition.key}"] = forms.CharField(
            label=_("Note"), max_length=500, required=False, initial=before.note if before else ""
        )

    def rows(self, facts: Mapping[str, list[Fact]]) -> Iterator[Row]:
        """The conditions as the page lays them out."""
        for one in self.level.conditions:
            yield Row(self[f"answer_{one.key}"], self[f"note_{one.key}"], facts.get(one.key, []))

    @property
    def answers(self) -> dict[str, tuple[str, str]]:
        """Condition key -> value and note."""
        clean = self.cleaned_data
        return {one.key: (clean[f"answer_{one.key}"], clean[f"note_{one.key}"]) for one in self.level.conditions}


def _levels() -> list[tuple[str, str]]:
    language = get_language() or "nl"
    return [
        (
            str(one.number),
            format_html("{} {}<br><small>{}</small>", one.number, one.name(language), one.meaning(language)),
        )
        for one in model().levels
    ]


def _level_field(label: Any, help_text: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, help_text=help_text, choices=lambda: [("", _("We do not know yet")), *_levels()], coerce=int,
        empty_value=None, required=False, widget=RadioCards,
    )  # fmt: skip


class SidesForm(Compared, forms.ModelForm[Scan]):
    """Demand, support and what is wanted, each on the scale of the five levels."""

    demand = _level_field(
        _("What do parents ask for?"), _("Choose the level that fits what parents told you, not what you hope.")
    )
    support = _level_field(
        _("What does the team carry?"), _("Do colleagues stand behind it, and do they have hours for it?")
    )
    wanted = _level_field(_("Where do we want to be?"), _("One step at a time is enough."))
    demand_asked = forms.IntegerField(label=_("How many parents did you ask?"), min_value=0, required=False)
    demand_source = forms.CharField(
        label=_("How do you know that?"), max_length=500, required=False,
        help_text=_("For example: asked in the talks of October."),
    )  # fmt: skip
    support_source = forms.CharField(
        label=_("How do you know what the team thinks?"), max_length=500, required=False
    )  # fmt: skip
    steering = forms.CharField(
        label=_("Who keeps it in balance, and how do colleagues hear why?"), max_length=500, required=False
    )
    field_order = ("demand", "demand_asked", "demand_source", "support", "support_source", "wanted", "steering")

    class Meta:
        model = Scan
        fields = ("demand", "demand_asked", "demand_source", "support", "support_source", "wanted", "steering")


class HoursForm(forms.ModelForm[ParentHours]):
    """Hours of one colleague for parents."""

    class Meta:
        model = ParentHours
        fields = ("hours", "per")
        widgets = {"per": RadioCards}
        help_texts = {"hours": _("For calling, talks, visits and meetings together.")}
