"""Verbs of the vision: answer the guiding questions, write a version, endorse, adopt and publish it."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.people.rules import today
from driehoek.policy.actions.checks import check
from driehoek.policy.models import Endorsement, Vision, VisionAnswer
from driehoek.policy.queries.visions import missing_parties
from driehoek.policy.rules import SPEAKS_FOR


@transaction.atomic
def answer_question(*, location: Location, question: str, text: str, by: Account) -> None:
    """Keep what was written under a guiding question beside the earlier words; the same words are kept once."""
    check(by, location)
    last = location.vision_answers.filter(question=question).first()
    if text != (last.text if last else ""):
        VisionAnswer.objects.create(location=location, question=question, text=text, author=by)
        record("vision_answered", by=by, location=location, question=question)


@transaction.atomic
def write_vision(*, location: Location, text: str, by: Account) -> Vision:
    """Keep a new version of the vision; the same text again stays the same version.

    Raises PermissionDenied when this account does not set the policy of the location.
    """
    check(by, location)
    # The location is the lock: two writers at once get two versions, not one error.
    Location.objects.select_for_update().get(pk=location.pk)
    current = location.visions.first()
    if current and current.text == text:
        return current
    last = location.visions.aggregate(last=Max("version"))["last"] or 0
    vision = Vision.objects.create(location=location, version=last + 1, text=text, author=by)
    record("vision_written", by=by, subject=vision, location=location, version=vision.version)
    return vision


@transaction.atomic
def endorse(*, vision: Vision, party: str, name: str, endorsed_on: date, remark: str = "", by: Account) -> Endorsement:
    """Note that board, head, team or parents stand behind a version.

    Raises PermissionDenied for who may not speak for them.
    """
    check(by, vision.location, SPEAKS_FOR[party])
    row = Endorsement.objects.create(
        vision=vision, party=party, name=name, endorsed_on=endorsed_on, remark=remark, noted_by=by
    )
    record("vision_endorsed", by=by, subject=vision, location=vision.location, party=party)
    return row


@transaction.atomic
def take_endorsement_back(*, endorsement: Endorsement, by: Account) -> None:
    """Take back what was noted by mistake, or what somebody no longer stands behind."""
    check(by, endorsement.vision.location, SPEAKS_FOR[endorsement.party])
    endorsement.taken_back_at = endorsement.taken_back_at or timezone.now()
    endorsement.save(update_fields=["taken_back_at"])
    vision = endorsement.vision
    record("endorsement_taken_back", by=by, subject=vision, location=vision.location, party=endorsement.party)


@transaction.atomic
def adopt_vision(*, vision: Vision, by: Account) -> None:
    """Let a version hold from today; ValidationError while one of the four has not endorsed it (S3, chapter 2)."""
    check(by, vision.location, "adopt_policy")
    if missing := missing_parties(vision):
        names = ", ".join(str(party.label).lower() for party in missing)
        raise ValidationError(_("This cannot be adopted yet. Still to endorse it: %(names)s.") % {"names": names})
    vision.adopted_on, vision.adopted_by = vision.adopted_on or today(), vision.adopted_by or by
    vision.save(update_fields=["adopted_on", "adopted_by"])
    record("vision_adopted", by=by, subject=vision, location=vision.location, version=vision.version)


@transaction.atomic
def publish_vision(*, vision: Vision, by: Account, public: bool = True) -> None:
    """Open an adopted version to everybody, or close it again; ValidationError while it was not adopted."""
    check(by, vision.location)
    if public and vision.adopted_on is None:
        raise ValidationError(_("Adopt this vision first. Then everybody may read it."))
    vision.published_at = timezone.now() if public else None
    vision.save(update_fields=["published_at"])
    verb = "vision_published" if public else "vision_closed"
    record(verb, by=by, subject=vision, location=vision.location, version=vision.version)
