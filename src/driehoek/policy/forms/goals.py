"""What is asked of a goal."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account
from driehoek.policy import guides
from driehoek.policy.models import Goal
from driehoek.policy.queries import colleagues_at, evaluation_before_summer
from driehoek.shared.forms import DateInput, RadioCards

# What each kind of goal means, after the four goals that S0 and S4 tell apart.
EXPLAINED: dict[str, Promise] = {
    Goal.Kind.EQUIP: _("Parents learn something or get something in hand with which they can help their child."),
    Goal.Kind.PEDAGOGICAL: _("Home and school know of each other how they raise and teach, and pull the same way."),
    Goal.Kind.ORGANISATIONAL: _("Parents help the school run: they lend a hand, time or knowledge."),
    Goal.Kind.DEMOCRATIC: _("Parents think along and decide about what happens at school."),
}
HUNDRED = 100
ICONS: dict[str, str] = {
    Goal.Kind.EQUIP: "key",
    Goal.Kind.PEDAGOGICAL: "heart",
    Goal.Kind.ORGANISATIONAL: "hand",
    Goal.Kind.DEMOCRATIC: "talk",
}


class FormsForm(forms.Form):
    """Which forms were ticked."""

    forms = forms.MultipleChoiceField(choices=lambda: [(one.key, one.key) for one in guides.forms()], required=False)


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, format_html("{}<br><small>{}</small>", kind.label, EXPLAINED[kind])) for kind in Goal.Kind]


class GoalForm(forms.ModelForm[Goal]):
    """A goal with everything that makes it one: what, how it is seen, when it is looked back at."""

    kind = forms.ChoiceField(label=_("Kind of goal"), choices=_kinds, widget=RadioCards(icons=ICONS))
    target = forms.IntegerField(
        label=_("How many?"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("A number makes it possible to see whether it worked."),
    )
    owner = forms.ModelChoiceField(
        label=_("Who looks after it?"), queryset=Account.objects.none(), required=False, empty_label=_("Nobody yet")
    )

    class Meta:
        model = Goal
        fields = ("kind", "title", "serves", "measure", "indicator", "target", "unit", "term", "evaluate_on", "owner")
        widgets = {"term": RadioCards, "evaluate_on": DateInput}
        error_messages = {
            "measure": {"required": _("Write how you will see it. Otherwise nobody knows later whether it worked.")}
        }
        help_texts = {
            "measure": _("For example: of every family, somebody came at least once."),
            "indicator": _("Then you need not count it yourself."),
            "unit": _("For example: talks. Leave it empty to count families out of every 100."),
        }

    def __init__(self, *args: Any, instance: Goal, by: Account, **kwargs: Any) -> None:
        if instance._state.adding:
            kwargs["initial"] = defaults(instance, by)
        kwargs["instance"] = instance
        super().__init__(*args, **kwargs)
        own = ("", _("None: we count it ourselves"))
        self.fields["indicator"].choices = [own, *Goal.Indicator.choices]  # type: ignore[attr-defined]
        self.fields["owner"].queryset = colleagues_at(instance.location)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A goal of this year is looked back at in this year, and of a hundred families there are at most a hundred."""
        values = super().clean() or self.cleaned_data
        if (values.get("target") or 0) > HUNDRED and not values.get("unit"):
            self.add_error("target", _("Of every 100 families there are at most 100. Or say what you count."))
        year, day = self.instance.school_year, values.get("evaluate_on")
        late = values.get("term") == Goal.Term.SHORT and day and day > year.end
        if day and (day < year.start or late):
            self.add_error("evaluate_on", _("Choose a day in this school year, or choose several years above."))
        return values


def defaults(goal: Goal, by: Account) -> dict[str, Any]:
    """What is most likely right: this year, looked back at before the summer, looked after by who sets it."""
    day = evaluation_before_summer(goal.school_year)
    return {"term": Goal.Term.SHORT, "evaluate_on": day, "owner": by.pk, "target": 80}
