"""Verbs of the address with which somebody logs in: it changes only for who reads mail at the new one."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.queries.login_address import Wanted, is_taken


def change_login_address(*, account: Account, wanted: Wanted) -> None:
    """Let this account log in with the address to which the proof was mailed.

    Raises ValidationError for a proof of another account, one that was used or overtaken, and an address that opens
    another account: a head appoints by address, so nobody may hold one that is not theirs.
    """
    refused = ValidationError(_("This link cannot be used any more. Ask for a new one."))
    with transaction.atomic():
        row = Account.objects.select_for_update().get(pk=account.pk)
        if (wanted.account, wanted.before) != (row.pk, row.email or "") or is_taken(wanted.email, row):
            raise refused
        row.email = wanted.email
        try:
            with transaction.atomic():
                row.save(update_fields=["email"])
        except IntegrityError as error:  # taken this very moment
            raise refused from error
        record("login_address_changed", by=row, subject=row)
