"""What a member or a voter does, on the pages of who logs in, on a parent's own page and with a slip alike."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest
from django.utils import timezone

from driehoek.councils.actions import work as actions
from driehoek.councils.actions.voting import vote
from driehoek.councils.forms.elections import VoteForm
from driehoek.councils.forms.work import AnswerForm, FollowForm, PointForm, VoiceForm
from driehoek.councils.models import CouncilRequest, Meeting, Voter
from driehoek.councils.queries import doors, work
from driehoek.people.models import Account, Guardian

Person = Account | Guardian
Words = TypeVar("Words", bound=Form)


def cast(voter: Voter, form: VoteForm, *, by_slip: bool = False) -> str:
    """Put a filled-in ballot in the box; returns its code, or nothing when the form says what is wrong."""
    if not form.is_valid():
        return ""
    try:
        return vote(voter=voter, candidates=form.chosen(), by_slip=by_slip)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages[0])
        return ""


def spoken(form: Words, person: Person) -> Words:
    """The form without the word that any language is welcome, for who writes Dutch: a colleague or a student."""
    if isinstance(person, Account):
        form.fields["words"].help_text = ""
    return form


def point_form(request: HttpRequest, meeting: Meeting, person: Person) -> PointForm | None:
    """How a member puts something on the list; None for everybody else, and once the meeting has begun."""
    if meeting.start < timezone.now() or not doors.seat_in(meeting.council, person):
        return None
    return spoken(PointForm(request.POST if "words" in request.POST else None), person)


def listed(request: HttpRequest, meeting: Meeting, person: Person, form: PointForm | None) -> bool:
    """Whether something was put on the list or taken off it just now; Http404 for who may not."""
    if request.method != "POST":
        return False
    if form is None:
        raise Http404
    if "off" in request.POST:
        actions.take_back(paper=doors.own_point(meeting, person, request.POST["off"]), by=person)
        return True
    if form.is_valid():
        actions.propose(meeting=meeting, words=form.cleaned_data["words"], by=person)
    return form.is_valid()


@dataclass(frozen=True)
class Speaking:
    """A request as a member finds it: what members think, and how this one says so; empty for everybody else."""

    said: list[work.Said] = field(default_factory=list)
    form: VoiceForm | None = None


def speaking(request: HttpRequest, row: CouncilRequest, person: Person, language: str) -> Speaking:
    """What members think of a request, for members alone."""
    seat = doors.seat_in(row.council, person)
    if seat is None:
        return Speaking()
    said = work.voices(row, language)
    if row.answer or not row.asks(seat.side):
        return Speaking(said)
    data = request.POST if "voice" in request.POST else None
    return Speaking(said, spoken(VoiceForm(data, initial=work.voice_of(said, seat)), person))


def spoke(row: CouncilRequest, person: Person, speaking: Speaking, form: AnswerForm | FollowForm | None) -> bool:
    """Whether one of the forms was used just now: the own voice, what the council says, or what the school does."""
    voice = speaking.form
    if voice and voice.is_valid():
        actions.give_voice(request=row, by=person, **voice.cleaned_data)
        return True
    return bool(form and form.is_valid() and _written(row, person, form))


def _written(row: CouncilRequest, person: Person, form: AnswerForm | FollowForm) -> bool:
    act: Any = actions.answer_request if isinstance(form, AnswerForm) else actions.follow
    try:
        act(request=row, by=person, **form.cleaned_data)
    except ValidationError as wrong:
        form.add_error(None, wrong.messages[0])
        return False
    except PermissionDenied as again:
        raise Http404 from again
    return True


def answer_data(request: HttpRequest) -> Any:
    """What was sent with the form of the council or the school, not that of one member."""
    return request.POST if request.method == "POST" and "voice" not in request.POST else None
