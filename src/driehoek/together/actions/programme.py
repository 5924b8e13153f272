"""Verbs of the programme: parents propose and choose; a colleague puts on the list, says no, or makes a morning."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.text import Truncator

from driehoek.activities.actions import plan
from driehoek.activities.library import entry
from driehoek.activities.models import Activity, ActivityText
from driehoek.people.audit import record
from driehoek.people.models import Account, Group, Guardian, Location
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.queries import Shown, shown_in
from driehoek.together import phrases
from driehoek.together.library import subjects
from driehoek.together.models import Choice, Commission, CommissionMember, Proposal
from driehoek.together.queries.programme import proposal_for, rooms_of, settled_at
from driehoek.together.rules import languages_at, managed, still_open

Source = ActivityText.Source
ENTRY = "coffee_morning"
AT_ONCE = 5  # own words of one guardian that may wait to be read


@transaction.atomic
def propose(*, guardian: Guardian, location: Location, body: str) -> Proposal:
    """Let a guardian propose a subject in their own words; a colleague reads it before other parents do.

    Raises PermissionDenied at another location, ValidationError for nothing to read or too many that wait.
    """
    _at_home(guardian, location)
    waiting = Proposal.objects.filter(location=location, guardian=guardian, listed_at=None, declined_at=None)
    if waiting.count() >= AT_ONCE:
        raise ValidationError(str(phrases.ENOUGH_PROPOSALS))
    text = write(location=location, language=guardian.language_read, body=body, guardian=guardian)
    ask_versions(text=text, languages=[DEFAULT])
    proposal = Proposal.objects.create(location=location, guardian=guardian, text=text)
    Choice.objects.create(proposal=proposal, guardian=guardian)
    record("subject_proposed", by=guardian, subject=proposal, location=location)
    return proposal


@transaction.atomic
def choose(*, guardian: Guardian, location: Location, subject: str = "", proposal: int = 0, wants: bool = True) -> None:
    """Say that one would come for a subject of the list (its key) or of another parent (its number), or not any more.

    A subject of the list that nobody chose before is proposed by it. Raises PermissionDenied for what is not open
    there. The record tells that something was chosen, not what.
    """
    _at_home(guardian, location)
    rows = Proposal.objects.filter(still_open(), location=location)
    row = rows.filter(subject=subject).first() if subject else rows.filter(pk=proposal).first()
    if row is None and subject in set(subjects()) - settled_at(location):
        row = Proposal.objects.create(location=location, guardian=guardian, subject=subject, listed_at=timezone.now())
    if row is None:
        raise PermissionDenied
    if wants:
        Choice.objects.get_or_create(proposal=row, guardian=guardian)
    else:
        Choice.objects.filter(proposal=row, guardian=guardian).delete()
    record("subject_chosen", by=guardian, location=location)


def _at_home(guardian: Guardian, location: Location) -> None:
    if not rooms_of(guardian).filter(pk=location.pk).exists():
        raise PermissionDenied


@transaction.atomic
def put_on_list(*, proposal: Proposal, by: Account) -> None:
    """Show a parent's own words to the other parents, in the languages that they read."""
    row = _managed(proposal, by)
    if row.listed_at is None and row.text:
        row.listed_at = timezone.now()
        row.save(update_fields=["listed_at"])
        ask_versions(text=row.text, languages=languages_at(row.location))
        record("proposal_listed", by=by, subject=row, location=row.location)


@transaction.atomic
def decline(*, proposal: Proposal, because: str, by: Account) -> None:
    """Say why a subject is not for this year; parents read it in their own language.

    Own words that were not on the list stay out of sight for others: their writer alone reads the reason.
    """
    row = _managed(proposal, by)
    if row.activity or row.declined_at:
        raise PermissionDenied
    languages = languages_at(row.location)
    text = write(location=row.location, language=by.language, body=because, author=by, about_child=False)
    ask_versions(text=text, languages=languages)
    row.declined_at, row.declined_because, row.declined_by = timezone.now(), text, by
    row.save(update_fields=["declined_at", "declined_because", "declined_by"])
    record("proposal_declined", by=by, subject=row, location=row.location)


@transaction.atomic
def reopen(*, proposal: Proposal, by: Account) -> None:
    """Take back that a subject is not for this year; raises PermissionDenied when it was proposed again meanwhile."""
    row = _managed(proposal, by)
    again = Proposal.objects.filter(still_open(), location=row.location, subject=row.subject).exclude(subject="")
    if again.exists():
        raise PermissionDenied
    row.declined_at = row.declined_because = row.declined_by = None
    row.save(update_fields=["declined_at", "declined_because", "declined_by"])
    record("proposal_reopened", by=by, subject=row, location=row.location)


def _managed(proposal: Proposal, by: Account) -> Proposal:
    rows = Proposal.objects.select_for_update(of=("self",)).filter(managed(by), pk=proposal.pk)
    row = rows.select_related("location", "text", "activity").first()
    if row is None:
        raise PermissionDenied
    return row


@transaction.atomic
def make_morning(
    *, proposal: Proposal, moment: Activity, groups: Iterable[Group], by: Account,
    runners: Iterable[CommissionMember] = (), title: str = "",
) -> Activity:  # fmt: skip
    """Make a morning of a subject: an ordinary activity, planned by `by`, run by members of the working group.

    `moment` is a new activity with when and where; `title` is the Dutch one for a parent's own subject.
    Raises PermissionDenied out of reach or for a subject that is not open, and what planning raises.
    """
    proposal_for(by, proposal.pk)
    rows = Proposal.objects.select_for_update(of=("self",)).filter(still_open(), pk=proposal.pk)
    row = rows.select_related("location", "text").first()
    runners = list(runners)
    if row is None or len(_seated(row.location, runners)) != len(runners):
        raise PermissionDenied
    _like_the_library(moment, row)
    activity = plan(activity=moment, groups=groups, texts=_texts(row, title), by=by)
    row.activity = activity
    row.save(update_fields=["activity"])
    row.runners.set(runners)
    record("morning_made", by=by, subject=row, location=row.location)
    return activity


def _seated(location: Location, runners: list[CommissionMember]) -> list[CommissionMember]:
    room = Commission.Kind.PARENTS_ROOM
    rows = CommissionMember.objects.filter(agreed_at__isnull=False, left_at=None, commission__ended_at=None)
    return list(rows.filter(commission__location=location, commission__kind=room, pk__in=[one.pk for one in runners]))


def _like_the_library(moment: Activity, row: Proposal) -> None:
    known = entry(ENTRY)
    moment.location, moment.library_key = row.location, ENTRY
    moment.pictogram = subjects()[row.subject].pictogram if row.subject else known.pictogram
    moment.partnership, moment.participation, moment.level = known.partnership, known.participation, known.level
    moment.children_welcome, moment.staff_hours = known.children, known.staff_hours


def _texts(row: Proposal, title: str) -> list[ActivityText]:
    """What parents read: a subject of the list in every language, own words in those in which they are there now."""
    if row.text is None:
        titles = subjects()[row.subject].titles
        return [_text(code, name, Source.LIBRARY) for code, name in titles.items()]
    words = shown_in((row.text, code) for code in LANGUAGES if code != DEFAULT)
    told = [_text(code, one.body, _source(one)) for (_pk, code), one in words.items() if not one.foreign]
    return [_text(DEFAULT, title, Source.ORIGINAL), *told]


def _source(words: Shown) -> ActivityText.Source:
    """Said of the whole text: by a person only when one made or checked the title in this language."""
    return Source.PERSON if words.state in ("checked", "person") else Source.LIBRARY


def _text(code: str, title: str, source: ActivityText.Source) -> ActivityText:
    words = entry(ENTRY).text(code)
    with translation.override(code):
        what = f"{phrases.PROPOSED_BY_PARENTS} {words.what}"
    return ActivityText(language=code, title=Truncator(title).chars(120), why=words.why, what=what, source=source)
