"""Verbs of who sets how a location translates: its words and its engines."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.shared.addresses import check_address
from driehoek.shared.languages import LANGUAGES
from driehoek.shared.sealing import sealed
from driehoek.texts.cleaning import one_line
from driehoek.texts.engines.folder import folders
from driehoek.texts.models import Engine, Term
from driehoek.texts.queries import tooled_locations


@transaction.atomic
def save_term(*, term: Term, by: Account) -> Term:
    """Keep a word of the school and what it is called elsewhere.

    Raises PermissionDenied elsewhere, ValidationError for a word that is there already.
    """
    _may_set(by, term.location)
    term.word = one_line(term.word)
    words = {code: one_line(word) for code, word in term.words.items() if code in LANGUAGES}
    term.words = {code: word for code, word in words.items() if word}
    term.full_clean()
    term.save()
    record("term_saved", by=by, subject=term, location=term.location)
    return term


@transaction.atomic
def remove_term(*, term: Term, by: Account) -> None:
    """Take a word off the list; texts that were translated stay as they are."""
    _may_set(by, term.location)
    record("term_removed", by=by, subject=term, location=term.location)
    term.delete()


@transaction.atomic
def save_engine(*, engine: Engine, by: Account, key: str = "") -> Engine:
    """Add an engine as the last to be tried, or change one; without `key` the one that was given before stays.

    Raises PermissionDenied elsewhere, ValidationError for an address to which texts would travel unprotected.
    """
    _may_set(by, engine.location)
    engine.address = engine.address.strip().rstrip("/") or engine.address.strip()
    _check_address(engine)
    if key:
        engine.key = sealed(key)
    if not engine.pk:
        last = Engine.objects.filter(location=engine.location_id).aggregate(last=Max("rank"))["last"]
        engine.rank = 0 if last is None else last + 1
    engine.full_clean()
    engine.save()
    record(
        "engine_saved", by=by, subject=engine, location=engine.location,
        kind=engine.kind, for_children=engine.for_children,
    )  # fmt: skip
    return engine


@transaction.atomic
def remove_engine(*, engine: Engine, by: Account) -> None:
    """Stop using an engine, and forget its key."""
    _may_set(by, engine.location)
    record("engine_removed", by=by, subject=engine, location=engine.location, kind=engine.kind)
    engine.delete()


def _may_set(by: Account, location: Location) -> None:
    if not tooled_locations(by).filter(pk=location.pk).exists():
        raise PermissionDenied


def _check_address(engine: Engine) -> None:
    if engine.kind == Engine.Kind.FOLDER:
        if engine.address not in folders():
            raise ValidationError({"address": _("There are no models in this folder on the server.")})
        return
    try:
        check_address(engine.address)
    except ValidationError as error:
        raise ValidationError({"address": error.messages}) from None
