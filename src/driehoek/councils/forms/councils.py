"""Setting up a council, and who takes a seat."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from driehoek.councils import rules
from driehoek.councils.actions.councils import term_end
from driehoek.councils.kinds import library
from driehoek.councils.models import Council, Member
from driehoek.councils.models.councils import Side
from driehoek.people.models import Account, Child, Guardian
from driehoek.people.rules import today
from driehoek.shared.forms import DateInput, RadioCards


class KindForm(forms.Form):
    """Which council a location sets up."""

    kind = forms.ChoiceField(label=_("Which council?"), widget=RadioCards)

    def __init__(self, data: Any = None, *, kind_of_location: str) -> None:
        super().__init__(data)
        choices = [(kind.key, kind.name) for kind in library().at(kind_of_location)]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]


class CouncilForm(forms.ModelForm[Council]):
    """What a council is called, its seats, its term and its time to answer."""

    class Meta:
        model = Council
        fields = ("name", "parents", "staff", "pupils", "term", "weeks")


class MemberForm(forms.ModelForm[Member]):
    """Who sits where, and until when."""

    person = forms.ChoiceField(label=_("Who?"))

    class Meta:
        model = Member
        fields = ("person", "task", "own_task", "writes", "start", "end")
        widgets = {"start": DateInput, "end": DateInput}

    def __init__(self, data: Any = None, *, member: Member) -> None:
        start = today()
        initial = {"start": start, "end": term_end(start, member.council.term)}
        super().__init__(data, instance=member, initial=initial)
        self.people = {str(one.pk): one for one in _people(member)}
        choices = [(pk, str(one)) for pk, one in self.people.items()]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]
        for name in ("start", "end"):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """Put the chosen person in the seat."""
        cleaned = super().clean() or {}
        person = self.people.get(cleaned.get("person", ""))
        for field, model in (("guardian", Guardian), ("account", Account), ("child", Child)):
            setattr(self.instance, field, person if isinstance(person, model) else None)
        if cleaned.get("start") and cleaned.get("end") and cleaned["end"] < cleaned["start"]:
            self.add_error("end", _("The last day comes before the first."))
        return cleaned


class TaskForm(forms.ModelForm[Member]):
    """What a member does in the council."""

    class Meta:
        model = Member
        fields = ("task", "own_task", "writes")


def _people(member: Member) -> list[Guardian | Account | Child]:
    council = member.council
    if member.side == Side.PARENTS:
        ties = rules.ties_at(council).values("guardian")
        return list(Guardian.objects.filter(pk__in=ties))
    if member.side == Side.STAFF:
        return list(rules.staff_at(council).order_by("name"))
    if council.kind == "students_council":
        return list(rules.students_at(council).order_by("name"))
    return list(rules.pupils_to_choose(council))
