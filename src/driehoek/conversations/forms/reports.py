"""The report of a talk on a phone: a box per subject, who was there, and rows for what is agreed."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from driehoek.conversations.actions.reporting import MOST_AGREEMENTS, Deal, keep_draft
from driehoek.conversations.forms.wishes import INTERPRETER_ICONS
from driehoek.conversations.models import Agreement, Report, Round
from driehoek.conversations.queries.reports import INTERPRETED, subjects_to_fill, who_may_have_been_there
from driehoek.people.models import Account, Child, Guardian
from driehoek.people.rules import today
from driehoek.shared.forms import CheckboxCards, DateInput, RadioCards, Switch

PREFIX, EMPTY_ROWS = "deal", 2
LONGEST = 4000
DEAL = ("who", "what", "until")


class ReportForm(forms.Form):
    """Who was there, and what was said; every subject may stay empty."""

    guardians = forms.ModelMultipleChoiceField(
        Guardian.objects.none(), label=_("Who was there?"), widget=CheckboxCards, required=False
    )
    pupil = forms.BooleanField(label=_("The child was there"), widget=Switch, required=False)
    interprets = forms.ChoiceField(
        label=_("Who interpreted?"), choices=INTERPRETED, widget=RadioCards(icons=INTERPRETER_ICONS),
        required=False, help_text=_("Never the pupil: plan an interpreter, or ask for an adult."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, report: Report) -> None:
        said = {f"said_{row.key}": row.body for row in report.sections.all()}
        there = {"guardians": list(report.guardians.all()), "pupil": report.pupil, "interprets": report.interprets}
        super().__init__(data, initial=said | there)
        for name in ("guardians", "interprets", "pupil"):
            self.fields[name].asked = True  # type: ignore[attr-defined]
        self.fields["guardians"].queryset = who_may_have_been_there(report.child)  # type: ignore[attr-defined]
        self.subjects = subjects_to_fill(report)
        for key, title, _questions in self.subjects:
            self.fields[f"said_{key}"] = _box(title)

    def boxes(self) -> list[dict[str, Any]]:
        """Each subject with its field and questions; what was written about is open."""
        return [
            {"key": key, "title": title, "questions": questions, "field": self[f"said_{key}"],
             "open": bool(self[f"said_{key}"].value())}
            for key, title, questions in self.subjects
        ]  # fmt: skip


def _box(title: str) -> forms.CharField:
    field = forms.CharField(
        label=title, required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4, "dir": "auto"})
    )
    field.asked = True  # type: ignore[attr-defined]
    return field


class DealForm(forms.Form):
    """Who does what and until when; a row without words is no agreement."""

    what = forms.CharField(label=_("What do we agree?"), max_length=200, required=False)
    who = forms.ChoiceField(label=_("Who does it?"), choices=Agreement.Who.choices)
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.asked = True  # type: ignore[attr-defined]

    def deal(self) -> Deal | None:
        """What is agreed in this row, if anything."""
        values = self.cleaned_data
        return Deal(values["who"], values["what"], values["until"]) if values.get("what") else None


Deals = forms.formset_factory(DealForm, extra=0, max_num=MOST_AGREEMENTS, absolute_max=MOST_AGREEMENTS)


@dataclass
class ReportForms:
    """The form of a report and the rows of what is agreed, which are kept together."""

    form: ReportForm
    deals: "forms.BaseFormSet[DealForm]"
    report: Report

    def is_valid(self) -> bool:
        """Whether both are right."""
        return all([self.form.is_valid(), self.deals.is_valid()])

    def quiet(self) -> None:
        """Show what was typed without judging it yet: only a row was asked for."""
        for form in (self.form, *self.deals.forms):
            form._errors = ErrorDict()  # type: ignore[attr-defined]

    def keep(self, by: Account) -> Report:
        """Keep the draft."""
        values = self.form.cleaned_data
        said = {name.removeprefix("said_"): text for name, text in values.items() if name.startswith("said_")}
        there = {name: values[name] for name in ("guardians", "pupil", "interprets")}
        deals = [deal for row in self.deals.forms if (deal := row.deal())]
        return keep_draft(report=self.report, by=by, sections=said, deals=deals, **there)


def report_forms(data: QueryDict | None, report: Report) -> ReportForms:
    """Return the forms of a report, filled with what was sent, else with what is kept."""
    if data is not None:
        return ReportForms(ReportForm(data, report=report), Deals(_arranged(data), prefix=PREFIX), report)
    rows: list[dict[str, Any]] = [{name: getattr(row, name) for name in DEAL} for row in report.agreements.all()]
    empty: list[dict[str, Any]] = [{"who": Agreement.Who.SCHOOL}, {"who": Agreement.Who.PARENTS}]
    room = MOST_AGREEMENTS - len(rows)
    initial = rows + (empty if not rows else empty[:1])[: max(room, 0)]
    return ReportForms(ReportForm(report=report), Deals(initial=initial, prefix=PREFIX), report)


def _arranged(data: QueryDict) -> QueryDict:
    """What was typed, with a row more when that was asked."""
    changed, total = data.copy(), data.get(f"{PREFIX}-TOTAL_FORMS", "0")
    count = min(int(total), MOST_AGREEMENTS) if total.isdecimal() else 0
    if "add_deal" in data and count < MOST_AGREEMENTS:
        changed[f"{PREFIX}-{count}-who"] = Agreement.Who.SCHOOL
        count += 1
    changed[f"{PREFIX}-TOTAL_FORMS"], changed[f"{PREFIX}-INITIAL_FORMS"] = str(count), "0"
    return changed


class NewReportForm(forms.Form):
    """A talk outside a round: about whom, what kind, and when it was; one child is no question."""

    child = forms.ModelChoiceField(Child.objects.none(), label=_("About whom?"), empty_label=None, widget=RadioCards)

    kind = forms.ChoiceField(label=_("What kind of talk was it?"), choices=Round.Kind.choices)
    day = forms.DateField(label=_("When was it?"), widget=DateInput)

    def __init__(self, data: Any = None, *, children: QuerySet[Child]) -> None:
        first = children.first()
        super().__init__(data, initial={"child": first, "kind": Round.Kind.PROGRESS, "day": today()})
        self.fields["child"].queryset = children  # type: ignore[attr-defined]
        if len(children) < 2:
            self.fields["child"].widget = forms.HiddenInput()


class ShareForm(forms.Form):
    """With whom a report is shared."""

    readers = forms.ModelMultipleChoiceField(
        Guardian.objects.none(), label=_("Who gets to read it?"), widget=CheckboxCards, required=False
    )

    def __init__(self, data: Any = None, *, people: Any, chosen: Any = ()) -> None:
        super().__init__(data, initial={"readers": list(chosen)})
        self.fields["readers"].queryset = people  # type: ignore[attr-defined]
        self.fields["readers"].asked = True  # type: ignore[attr-defined]
