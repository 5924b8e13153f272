"""Voting slips: a code on paper with which one voter casts the one vote they have, on any screen (decision 0043).

Only a keyed seal of a code is kept, beside the voter: it opens the ballot as a personal link does, and whoever has the
database without the key of the site cannot make it. That somebody votes by slip is written nowhere.
"""

from secrets import choice

from django.conf import settings
from django.utils.crypto import salted_hmac

from driehoek.councils.box import LETTERS
from driehoek.councils.models import Voter

SALT = "driehoek.councils.slips"
LENGTH, PART = 12, 4


def new_code() -> str:
    """A code of 59 bits, in parts that can be typed from paper."""
    letters = "".join(choice(LETTERS) for _letter in range(LENGTH))
    return "-".join(letters[start : start + PART] for start in range(0, LENGTH, PART))


def seal_of(code: str) -> str:
    """What is kept of a code, however it was typed."""
    return _seal(code, settings.SECRET_KEY)


def voter_with(code: str) -> Voter | None:
    """Whose slip this is; None for a code that opens nothing."""
    seals = [_seal(code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    rows = Voter.objects.filter(slip__in=seals).select_related("election__council__location")
    return rows.first()


def _seal(code: str, key: str) -> str:
    letters = "".join(sign for sign in code.upper() if sign.isalnum())
    return salted_hmac(SALT, letters, secret=key, algorithm="sha256").hexdigest()
