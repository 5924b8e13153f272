"""Verbs of the link between an account and a log-in at the school's provider."""

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account


@transaction.atomic
def link_school_login(*, account: Account, provider: str, subject: str) -> SocialAccount:
    """Let who has this number at a provider open this account from now on; whether they may is asked before."""
    link = SocialAccount.objects.create(user=account, provider=provider, uid=subject)
    record("school_login_linked", by=account, subject=account, provider=provider)
    return link


@transaction.atomic
def unlink_school_login(*, link: SocialAccount, by: Account) -> None:
    """Take the link back: that log-in opens nothing any more."""
    record("school_login_unlinked", by=by, subject=by, provider=link.provider)
    link.delete()
