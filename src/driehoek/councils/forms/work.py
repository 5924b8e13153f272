"""Meetings, papers, requests and ideas."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from driehoek.councils import phrases
from driehoek.councils.kinds import library
from driehoek.councils.models import Council, CouncilRequest, Idea, Meeting, Paper
from driehoek.people.rules import today
from driehoek.shared.forms import Compared, DateInput, DateTimeInput, RadioCards

LONG = 4000


class MeetingForm(forms.ModelForm[Meeting]):
    """When and where a council meets."""

    class Meta:
        model = Meeting
        fields = ("start", "place")
        widgets = {"start": DateTimeInput}


class PaperForm(forms.ModelForm[Paper]):
    """Something to read, in plain words."""

    title = forms.CharField(label=phrases.TITLE, max_length=120)
    body = forms.CharField(
        label=phrases.PLAIN, help_text=phrases.SHORT, max_length=LONG,
        widget=forms.Textarea({"rows": 8}),
    )  # fmt: skip

    class Meta:
        model = Paper
        fields = ("kind", "title", "body", "for_all")
        widgets = {"kind": RadioCards}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.text_id:
            self.initial.update(title=self.instance.text.title, body=self.instance.text.body)
        kinds = [one for one in Paper.Kind.choices if one[0] != Paper.Kind.POINT]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class PointForm(forms.Form):
    """What a member wants to talk about at a meeting."""

    words = forms.CharField(
        label=phrases.POINT_WORDS, help_text=phrases.OWN_LANGUAGE, max_length=1500, widget=forms.Textarea({"rows": 3})
    )


class RequestForm(forms.Form):
    """What the school asks the council."""

    subject = forms.ChoiceField(label=_("What is it about?"))
    title = forms.CharField(label=_("In one line"), max_length=120)
    body = forms.CharField(
        label=_("What does the school want to do, and why?"), help_text=phrases.SHORT,
        max_length=LONG, widget=forms.Textarea({"rows": 6}),
    )  # fmt: skip
    asked_on = forms.DateField(label=_("Asked on"), widget=DateInput, initial=today)

    def __init__(self, data: Any = None, *, council: Council) -> None:
        super().__init__(data)
        code = get_language() or "nl"
        choices = [(one.key, one.text(code)) for one in library().subjects_of(council.kind)]
        self.fields["subject"].choices = choices  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What the council says."""

    answer = forms.ChoiceField(label=phrases.ANSWER, choices=CouncilRequest.Answer.choices, widget=RadioCards)
    words = forms.CharField(label=phrases.PLAIN, required=False, max_length=LONG, widget=forms.Textarea({"rows": 4}))


class VoiceForm(forms.Form):
    """What one member thinks."""

    prefix = "voice"
    answer = forms.ChoiceField(label=phrases.VOICE, choices=CouncilRequest.Answer.choices, widget=RadioCards)
    words = forms.CharField(
        label=phrases.VOICE_WORDS, help_text=phrases.OWN_LANGUAGE, required=False, max_length=LONG,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip


class FollowForm(forms.Form):
    """What the school does with it."""

    followed = forms.ChoiceField(
        label=_("What does the school do?"), choices=CouncilRequest.Followed.choices, widget=RadioCards
    )
    words = forms.CharField(label=phrases.PLAIN, max_length=LONG, widget=forms.Textarea({"rows": 4}))


class DoneForm(Compared, forms.Form):
    """What was done with what a parent said."""

    words = forms.CharField(label=phrases.DONE, max_length=LONG, widget=forms.Textarea({"rows": 4}))

    def __init__(self, data: Any = None, *, idea: Idea) -> None:
        super().__init__(data, initial={"words": idea.done.body if idea.done else ""})


class IdeaForm(forms.Form):
    """What a parent wants the council to say."""

    words = forms.CharField(
        label=phrases.IDEA_WORDS, help_text=phrases.OWN_LANGUAGE, max_length=1500, widget=forms.Textarea({"rows": 4})
    )
