"""What proves that somebody reads mail at an address: a signed word that was mailed there and is kept nowhere."""

from dataclasses import astuple, dataclass

from django.core import signing
from django.http import Http404

from driehoek.people.models import Account

SALT = "driehoek.people.login_address"
DAY = 24 * 3600


@dataclass(frozen=True)
class Wanted:
    """That this account, which logs in with `before`, wants to do so with `email`."""

    account: int
    before: str
    email: str


def proof_of(account: Account, email: str) -> str:
    """The word that is mailed to a new address."""
    return signing.dumps(astuple(Wanted(account.pk, account.email or "", email)), salt=SALT)


def wanted_by(account: Account, proof: str) -> Wanted:
    """What was asked; Http404 when it is false or older than a day, or when somebody else asked it."""
    try:
        wanted = Wanted(*signing.loads(proof, salt=SALT, max_age=DAY))
    except signing.BadSignature as error:
        raise Http404 from error
    if wanted.account != account.pk:
        raise Http404
    return wanted


def is_taken(email: str, account: Account) -> bool:
    """Whether this address opens another account."""
    return Account.objects.filter(email__iexact=email).exclude(pk=account.pk).exists()
