"""Voting slips on paper, each in the language of who votes."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from driehoek.councils import phrases
from driehoek.councils.models import Election, Voter
from driehoek.shared.languages import DEFAULT, language
from driehoek.shared.moments import day
from driehoek.shared.papers import paper

SLIPS = Path(__file__).parent / "typst" / "slips.typ"


def slips(election: Election, printed: list[tuple[Voter, str]], groups: dict[int, str]) -> bytes:
    """The PDF of voting slips; the code of each stands nowhere else."""
    rows = [_slip(election, voter, code, groups.get(voter.pk, "")) for voter, code in printed]
    title = _("Voting slips: %(election)s") % {"election": election}
    return paper(SLIPS, {"title": title, "language": DEFAULT, "slips": rows})


def address() -> str:
    """Where one votes with a slip, as it is typed from paper."""
    return f"{settings.BASE_URL}{reverse('slip_vote')}".partition("://")[2]


def _slip(election: Election, voter: Voter, code: str, group: str) -> dict[str, Any]:
    reads = language(voter.language or DEFAULT)
    with translation.override(reads.code):
        words = {name: str(text) for name, text in phrases.SLIP.items()}
        until = phrases.vote_until(day(election.vote_until, reads.code))
    return {
        **words, "until": until, "name": str(voter), "group": group, "council": str(election.council),
        "code": code, "address": address(), "language": reads.code, "rtl": reads.direction == "rtl",
    }  # fmt: skip
