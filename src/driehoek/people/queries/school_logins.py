"""Which log-ins at a provider open which account."""

from dataclasses import dataclass
from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from driehoek.people.models import Account
from driehoek.people.queries.doors import found


@dataclass(frozen=True)
class SchoolLogin:
    """A provider of this installation, and the link to it of who asks (`pk` is None when there is none)."""

    slug: str
    name: str
    pk: int | None
    since: datetime | None


def school_logins_of(account: Account) -> list[SchoolLogin]:
    """Every provider, with what this account has there."""
    mine = {link.provider: link for link in SocialAccount.objects.filter(user=account)}
    rows = []
    for provider in settings.DRIEHOEK_LOGIN_PROVIDERS.values():
        link = mine.get(provider.slug)
        rows.append(SchoolLogin(provider.slug, provider.name, link and link.pk, link and link.date_joined))
    return rows


def school_login_for(account: Account, pk: int) -> SocialAccount:
    """Return one's own link, or raise Http404."""
    return found(SocialAccount.objects.filter(user=account), pk=pk)


def link_of(provider: str, subject: str) -> SocialAccount | None:
    """The link of whoever has this number at a provider."""
    links = SocialAccount.objects.select_related("user")
    link: SocialAccount | None = links.filter(provider=provider, uid=subject).first()
    return link


def is_linked(account: Account, provider: str) -> bool:
    """Whether somebody at this provider opens this account already."""
    return bool(SocialAccount.objects.filter(user=account, provider=provider).exists())


def account_with(email: str) -> Account | None:
    """The one account with this address, whatever capitals it is written with."""
    accounts = Account.objects.filter(email__iexact=email)[:2]
    return accounts[0] if len(accounts) == 1 else None
