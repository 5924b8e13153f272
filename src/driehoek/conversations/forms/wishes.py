"""What a family wishes: with whom, when, where and with what help. Every word of it comes from phrases.py."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language

from driehoek.conversations import phrases
from driehoek.conversations.forms.ranks import MOST, RanksField
from driehoek.conversations.models import Party, RoundDay
from driehoek.conversations.parts import NOT, part_said, parts_of
from driehoek.conversations.queries.wishes import Asked
from driehoek.conversations.said import part_in_words
from driehoek.shared.forms import RadioCards
from driehoek.shared.languages import language
from driehoek.shared.moments import day as day_in

MOST_TALKS = 6
MOST_CHILDREN = 6
FEW_DAYS = 3  # with more, cards would make the page too long
MODE_ICONS = {"school": "school", "video": "camera", "home": "house", "phone": "phone"}
INTERPRETER_ICONS = {"": "check", "school": "interpreter", "adult": "people"}
PREFER_ICONS = {"any": "check", "early": "sun", "late": "clock"}
TOGETHER_ICONS = {"no": "person", "yes": "people"}
YES = "yes"
CHOOSE = {"required": phrases.CHOOSE, "invalid_choice": phrases.CHOOSE}
SHORTER = {"max_length": phrases.TOO_LONG}
Wanted = tuple[int, int, int]
Hours = tuple[int, Any, Any]


@dataclass(frozen=True)
class Said:
    """What was filled in: child and host numbers with a rank (1 is most wanted), and day with hours unless all suit."""

    wishes: list[Wanted]
    times: list[Hours]
    answers: dict[str, Any]


class WishesForm(forms.Form):
    """One calm form; what the round does not offer is not asked."""

    together = forms.ChoiceField(
        label=phrases.TOGETHER, help_text=phrases.TOGETHER_HELP, choices=list(phrases.TOGETHER_CHOICES.items()),
        widget=RadioCards(icons=TOGETHER_ICONS), error_messages=CHOOSE,
    )  # fmt: skip
    prefers = forms.ChoiceField(
        label=phrases.PREFERS, choices=list(phrases.PREFERENCES.items()), error_messages=CHOOSE,
        widget=RadioCards(icons=PREFER_ICONS),
    )  # fmt: skip
    mode = forms.ChoiceField(label=phrases.WHERE, widget=RadioCards(icons=MODE_ICONS), error_messages=CHOOSE)
    interprets = forms.ChoiceField(
        label=phrases.INTERPRETS, help_text=phrases.INTERPRETS_HELP, choices=list(phrases.INTERPRETERS.items()),
        widget=RadioCards(icons=INTERPRETER_ICONS), required=False, error_messages=CHOOSE,
    )  # fmt: skip
    language = forms.CharField(
        label=phrases.LANGUAGE, max_length=60, required=False, widget=forms.TextInput({"dir": "auto"}),
        error_messages=SHORTER,
    )  # fmt: skip
    childcare = forms.TypedChoiceField(
        label=phrases.CHILDCARE, coerce=int, choices=[(n, str(n)) for n in range(MOST_CHILDREN + 1)],
        error_messages=CHOOSE,
    )  # fmt: skip
    note = forms.CharField(
        label=phrases.NOTE, help_text=phrases.NOTE_HELP, max_length=300, required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}), error_messages=SHORTER,
    )  # fmt: skip

    def __init__(self, data: Any = None, *, asked: Asked, by_phone: bool = False) -> None:
        super().__init__(data, initial=_initial(asked))
        self.asked = asked
        for name in ("interprets", "language"):
            self.fields[name].asked = True  # type: ignore[attr-defined]
        if not asked.party.apart:
            del self.fields["together"]
        modes = _modes(asked, by_phone)
        self.fields["mode"].choices = [(mode, phrases.MODES[mode]) for mode in modes]  # type: ignore[attr-defined]
        if len(modes) < 2:
            del self.fields["mode"]
        if not (asked.party.round.childcare_places or asked.party.childcare):
            del self.fields["childcare"]
        first = self._talks() | {f"day_{day.pk}": _day_field(day, len(asked.days)) for day in asked.days}
        self.fields.update(first)
        self.order_fields(list(first))
        self.initial.update({f"day_{day.pk}": part_said(day, asked.times) for day in asked.days})

    def _talks(self) -> dict[str, forms.Field]:
        """A question per child: with whom to talk, and how much each talk is wanted."""
        made: dict[str, forms.Field] = {}
        for child in self.asked.children:
            rows, name = self.asked.open_for(child), f"about_{child.pk}"
            if rows:
                label = phrases.WITH_WHOM % {"child": child.given_name or child.full_name}
                talks = [(one.key, one.who) for one in rows]
                made[name] = RanksField(label=label, help_text=phrases.WITH_WHOM_HELP, talks=talks)
                self.initial[name] = {one.key: one.wish.priority for one in rows if one.wish}
        return made

    def clean(self) -> dict[str, Any]:
        """There is somebody to talk with, a day to do so, and a language for the interpreter."""
        values = super().clean() or {}
        self._clean_talks(values)
        days = [name for name in self.fields if name.startswith("day_")]
        if days and all(values.get(name) == NOT for name in days):
            self.add_error(days[-1], phrases.CHOOSE_DAY)
        if values.get("interprets") == Party.Interprets.SCHOOL and not values.get("language", "").strip():
            self.add_error("language", phrases.CHOOSE_LANGUAGE)
        return values

    def _clean_talks(self, values: dict[str, Any]) -> None:
        fields = [name for name in self.fields if name.startswith("about_")]
        chosen = self._chosen(values)
        if fields and not chosen and not self.asked.fixed:
            self.add_error(fields[0], phrases.CHOOSE_TALK)
        if len(chosen) > MOST_TALKS:
            self.add_error(fields[0], phrases.TOO_MANY % {"number": MOST_TALKS})
        if sum(rank == MOST for _key, rank in chosen) > 1:
            self.add_error(fields[-1], phrases.ONE_MOST)

    def _chosen(self, values: dict[str, Any]) -> list[tuple[str, int]]:
        return [one for name in self.fields if name.startswith("about_") for one in values.get(name, [])]

    def said(self) -> Said:
        """What the action asks for."""
        values = self.cleaned_data
        wishes = [(*_pair(key), rank) for key, rank in self._chosen(values)]
        parts = {day: values[f"day_{day.pk}"] for day in self.asked.days}
        hours = [(day.pk, *parts_of(day)[part]) for day, part in parts.items() if part != NOT]
        all_suits = all(part == "whole" for part in parts.values())
        answers = {name: values[name] for name in self.base_fields if name in values}
        if "together" in answers:
            answers["together"] = answers["together"] == YES
        return Said(wishes, [] if all_suits else hours, answers)


def _pair(key: str) -> tuple[int, int]:
    child, host = key.split("-")
    return int(child), int(host)


def _modes(asked: Asked, by_phone: bool) -> list[Party.Mode]:
    round_, mode = asked.party.round, Party.Mode
    offered = {mode.SCHOOL: True, mode.VIDEO: round_.video, mode.HOME: round_.at_home, mode.PHONE: by_phone}
    return [one for one, open_ in offered.items() if open_ or one == asked.party.mode]


def _initial(asked: Asked) -> dict[str, Any]:
    """What was said before; and at first what is known of how they speak."""
    party = asked.party
    names = ("prefers", "mode", "interprets", "language", "childcare", "note")
    said = {name: getattr(party, name) for name in names}
    said["together"] = YES if party.together else "no"
    return said | {"language": party.language or _spoken(asked)}


def _spoken(asked: Asked) -> str:
    foreign = (one for one in asked.guardians if one.wants_interpreter or one.language_read != "nl")
    one = next(foreign, None)
    return (one.language_spoken or language(one.language_read).own_name) if one else ""


def _day_field(day: RoundDay, days: int) -> forms.ChoiceField:
    choices = [(part, part_in_words(day, part)) for part in (*parts_of(day), NOT)]
    widget: forms.Widget = RadioCards() if days <= FEW_DAYS else forms.Select()
    label = phrases.DAY % {"day": day_in(day.date, get_language() or "nl")}
    return forms.ChoiceField(label=label, choices=choices, widget=widget, error_messages=CHOOSE)


class DeclineForm(forms.Form):
    """Why somebody does not come, if they want to say so."""

    note = forms.CharField(
        label=phrases.NOTE, help_text=phrases.NOTE_HELP, max_length=300, required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}), error_messages=SHORTER,
    )  # fmt: skip

    def text(self) -> str:
        """What was said; ValidationError when it is too long, so that nothing is done without it."""
        if self.errors:
            raise forms.ValidationError(list(self.errors["note"]))
        return str(self.cleaned_data["note"])
