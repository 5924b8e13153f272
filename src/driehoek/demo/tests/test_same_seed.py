"""The demo school is the same every time for the same seed, and another one for another."""

from typing import Any

import pytest
from django.db.models import Model

from driehoek.activities.models import Attendance, Invitation
from driehoek.classbook.models import Entry, Photo, PhotoConsent
from driehoek.conversations.models import Party, Report, Round, Talk, Wish
from driehoek.demo.testing import IN_TERM, school_on
from driehoek.home.models import Reply, Suggestion
from driehoek.logbook.models import Promise
from driehoek.messages.models import Delivery, Manners, Post, Thread
from driehoek.people.models import Guardian, Leave
from driehoek.schooldays.models import Missed, SchoolBreak, Signal
from driehoek.texts.models import Version

# What there is and what happened, without primary keys.
TOLD: dict[type[Model], tuple[str, ...]] = {
    Guardian: ("given_name", "family_name", "email", "language_read", "channel", "fallbacks", "best_times"),
    Invitation: ("guardian__email", "invited_at", "answer", "reason"),
    Attendance: ("family__name", "source", "walk_in"),
    Promise: ("family__name", "kind", "subject", "state", "due", "made_at", "closed_at", "outcome"),
    Delivery: ("guardian__email", "channel", "kind", "state", "subject"),
    Manners: ("location__code", "open_days", "answer_days"),
    Leave: ("account__name", "deputy__name", "start", "end"),
    Thread: ("guardian__email", "created_at", "last_at", "closed_at"),
    Post: ("text__language", "text__body", "at", "read_at", "account__name"),
    Entry: ("group__name", "text__title", "posted_at", "author__name"),
    Photo: ("entry__text__title", "alt", "recognised", "width"),
    PhotoConsent: ("child__number", "guardian__email", "purpose", "given"),
    Suggestion: ("group__name", "activity", "week", "chosen_at"),
    Reply: ("suggestion__activity", "child__number", "guardian__email", "said", "smiley", "at"),
    SchoolBreak: ("name", "start", "end"),
    Missed: ("child__number", "start", "end", "kind", "reason", "hours"),
    Signal: ("child__number", "rule", "start", "end", "created_at"),
    Round: ("location__code", "kind", "state", "wishes_until", "asked_at", "published_at"),
    Party: ("family__name", "prefers", "mode", "language", "childcare", "answered_at", "declined_at"),
    Wish: ("party__family__name", "child__number", "host__account__name", "priority"),
    Talk: ("party__family__name", "host__account__name", "starts_at", "state", "place"),
    Report: ("child__number", "date", "shared_at"),
    Version: ("language", "body", "state", "made_at"),
}


def built(seed: int) -> dict[str, list[Any]]:
    """Build a small school, look at it, and take it down again."""
    with school_on(IN_TERM, seed=seed, families=20):
        return {model.__name__: _rows(model, fields) for model, fields in TOLD.items()}


def _rows(model: type[Model], fields: tuple[str, ...]) -> list[Any]:
    return list(model._default_manager.order_by("pk").values_list(*fields))


@pytest.mark.django_db
def test_the_same_seed_builds_the_same_school() -> None:
    first, again, other = (built(seed) for seed in (1, 1, 2))
    assert all(first.values())
    assert first == again
    assert first != other
