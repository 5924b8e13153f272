"""What parents answer. Every tap is one button; these forms only read what the buttons say."""

from typing import Any

from django import forms

from driehoek.activities import phrases
from driehoek.activities.models import Invitation
from driehoek.shared.forms import CheckboxCards

NEEDS = [
    ("needs_interpreter", phrases.NEED_INTERPRETER),
    ("needs_childcare", phrases.NEED_CHILDCARE),
    ("needs_other_time", phrases.NEED_OTHER_TIME),
]
ICONS = {"needs_interpreter": "interpreter", "needs_childcare": "childcare", "needs_other_time": "clock"}
MOST = 9


class AnswerForm(forms.Form):
    """An answer: yes, no with a reason, or what is needed first. Who ticks another time cannot come at this one."""

    answer = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")], required=False)
    reason = forms.CharField(required=False, max_length=20)
    note = forms.CharField(required=False, max_length=300)
    adults = forms.IntegerField(required=False, min_value=1, max_value=MOST)
    children = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    needs = forms.MultipleChoiceField(required=False, choices=NEEDS)

    def for_action(self, invitation: Invitation) -> dict[str, Any]:
        """Return what `actions.answer` asks; what a one-tap answer does not mention stays as it was."""
        data = self.cleaned_data
        needs = frozenset(data["needs"])
        wants_other_time = "needs_other_time" in needs
        answer = data["answer"] or ("no" if wants_other_time else "yes" if needs else "")
        if "needs" not in self.data and "whole" not in self.data and answer == "yes":
            needs = frozenset(name for name in ("needs_interpreter", "needs_childcare") if getattr(invitation, name))
        return {
            "answer": answer, "reason": data["reason"], "needs": needs, "note": data["note"],
            "adults": data["adults"] or invitation.adults,
            "children": invitation.children if data["children"] is None else data["children"],
        }  # fmt: skip


class NeedsForm(forms.Form):
    """What somebody needs before they can come."""

    needs = forms.MultipleChoiceField(label=phrases.WHAT_NEEDED, choices=NEEDS, widget=CheckboxCards(icons=ICONS))


class ComingForm(forms.Form):
    """With how many somebody comes, and what they need then."""

    adults = forms.TypedChoiceField(label=phrases.HOW_MANY_ADULTS, coerce=int)
    children = forms.TypedChoiceField(label=phrases.HOW_MANY_CHILDREN, coerce=int)
    needs = forms.MultipleChoiceField(
        label=phrases.NEED_SOMETHING, choices=NEEDS[:2], required=False, widget=CheckboxCards(icons=ICONS)
    )

    def __init__(self, invitation: Invitation) -> None:
        needs = [name for name, _ in NEEDS if getattr(invitation, name)]
        counts = {"adults": invitation.adults, "children": invitation.children}
        super().__init__(initial=counts | {"needs": needs})
        for name, first in (("adults", 1), ("children", 0)):
            numbers = [(number, str(number)) for number in range(first, MOST + 1)]
            self.fields[name].choices = numbers  # type: ignore[attr-defined]
        if not invitation.activity.children_welcome and not invitation.children:
            del self.fields["children"]


class CodeForm(forms.Form):
    """The code that stands in a parent's letter."""

    code = forms.CharField(
        label=phrases.CODE, help_text=phrases.CODE_HELP, max_length=200,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "dir": "ltr"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """Take the code out of a whole address too, and forgive capitals and spaces."""
        code = "".join(self.cleaned_data["code"].split()).lower()
        return code.partition("/u/")[2].split("/")[0] if "/u/" in code else code.strip("/")
