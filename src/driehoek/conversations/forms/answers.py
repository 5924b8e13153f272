"""What a parent or a student says about the report of a talk. Every word for a parent comes from phrases.py."""

from typing import Any

from django import forms
from django.utils.translation import pgettext_lazy

from driehoek.conversations import phrases

YES, NO = "yes", "no"


class AnswerForm(forms.Form):
    """Whether it is right, by the button that is tapped, and own words if they want."""

    words = forms.CharField(
        label=phrases.REPORT_WORDS, help_text=phrases.REPORT_WORDS_HELP, max_length=2000, required=False,
        widget=forms.Textarea({"rows": 4, "dir": "auto"}), error_messages={"max_length": phrases.TOO_LONG},
    )  # fmt: skip
    right = forms.ChoiceField(
        choices=[(YES, YES), (NO, NO)], widget=forms.HiddenInput, error_messages={"required": phrases.CHOOSE}
    )


class StudentAnswerForm(AnswerForm):
    """The same, said to a student."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = pgettext_lazy("student", "Do you want to add something in your own words?")
        self.fields["words"].help_text = ""
