"""What colleagues fill in: for when and for whom an activity is, and the weeks of a programme."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.home.library import HomeActivity, ReadyProgramme
from driehoek.home.models import Reply
from driehoek.home.rules import week_of
from driehoek.people.models import Child
from driehoek.shared.forms import RadioCards

WEEKS = [("0", _("This week")), ("1", _("Next week"))]
MOST_WEEKS = 8


def monday(turn: str) -> date:
    """The Monday of this week or the next."""
    return week_of() + timedelta(weeks=int(turn))


class ChooseForm(forms.Form):
    """When and for whom an activity is; as it stands it is for everybody, this week."""

    week = forms.ChoiceField(label=_("When?"), choices=WEEKS, initial="0", widget=RadioCards)
    child = forms.ChoiceField(label=_("For whom?"), initial="all")
    theme = forms.CharField(
        label=_("Theme in the group"), max_length=60, required=False,
        help_text=_("One or two words, as the children know it. Parents read it in their own language."),
    )  # fmt: skip

    def __init__(self, *args: Any, children: Iterable[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(child.pk): child for child in children}
        names = [(pk, child.full_name) for pk, child in self.children.items()]
        cast("forms.ChoiceField", self.fields["child"]).choices = [("all", _("The whole group")), *names]

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action asks."""
        values = self.cleaned_data
        return {
            "week": monday(values["week"]), "child": self.children.get(values["child"]), "theme": values["theme"],
        }  # fmt: skip


class ProgrammeForm(forms.Form):
    """A series: its name, when it begins, for whom it is, and an activity for each week."""

    name = forms.CharField(label=_("Name"), max_length=60)
    first = forms.ChoiceField(label=_("When does it begin?"), choices=WEEKS, initial="0", widget=RadioCards)
    joined_only = forms.ChoiceField(
        label=_("For whom?"), choices=[("no", _("All families of the group")), ("yes", _("Families who join"))],
        initial="no", widget=RadioCards,
    )  # fmt: skip

    def __init__(
        self, *args: Any, choices: Iterable[HomeActivity], ready: ReadyProgramme | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        options = [("", _("Nothing")), *((one.key, one.here.title) for one in choices)]
        for turn in range(MOST_WEEKS):
            label = _("Week %(number)s") % {"number": turn + 1}
            week = forms.ChoiceField(label=label, choices=options, required=False)
            week.asked = True  # type: ignore[attr-defined]  # that each may stay empty goes without saying
            self.fields[f"week_{turn}"] = week
        if ready:
            self.initial["name"] = ready.name
            self.initial.update({f"week_{turn}": key for turn, key in enumerate(ready.activities[:MOST_WEEKS])})

    @property
    def keys(self) -> list[str]:
        """The chosen activities in order; a week without one is left out."""
        return [key for turn in range(MOST_WEEKS) if (key := self.cleaned_data[f"week_{turn}"])]

    def clean(self) -> dict[str, Any]:
        """There is an activity for at least one week."""
        values = super().clean() or {}
        if not any(values.get(f"week_{turn}") for turn in range(MOST_WEEKS)):
            self.add_error("week_0", _("Choose an activity for at least one week."))
        return values


class ReplyForm(forms.Form):
    """What a guardian taps: how it went, or the face of the child; an empty value takes it back."""

    child = forms.ChoiceField()
    said = forms.ChoiceField(choices=[("", ""), *Reply.Said.choices], required=False)
    smiley = forms.ChoiceField(choices=[("", ""), *Reply.Smiley.choices], required=False)

    def __init__(self, *args: Any, children: Iterable[Child], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.children = {str(child.pk): child for child in children}
        cast("forms.ChoiceField", self.fields["child"]).choices = [(pk, pk) for pk in self.children]

    @property
    def chosen(self) -> dict[str, Any]:
        """What the action asks; None is what was not tapped."""
        told = {name: self.cleaned_data[name] if name in self.data else None for name in ("said", "smiley")}
        return {"child": self.children[self.cleaned_data["child"]], **told}
