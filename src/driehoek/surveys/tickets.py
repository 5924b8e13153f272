"""What opens a draft: its number and the key that sealed it, together in the cookie of one browser and nowhere else."""

import re
from dataclasses import dataclass

from cryptography.fernet import Fernet, InvalidToken

from driehoek.surveys.models import NUMBER_BITS, loose_number

FORM = re.compile(r"(\d{1,19})\.([\w-]{43}=)")


@dataclass(frozen=True)
class Ticket:
    """The number of a draft, and the key of its seal."""

    number: int
    key: str

    def __str__(self) -> str:
        return f"{self.number}.{self.key}"

    def sealed(self, words: str) -> str:
        """The words sealed, without the time at which."""
        return Fernet(self.key).encrypt_at_time(words.encode(), 0).decode()

    def opened(self, sealed: str) -> str:
        """What was sealed with this key; empty when it was another."""
        try:
            return Fernet(self.key).decrypt(sealed.encode()).decode()
        except InvalidToken:
            return ""


def new_ticket() -> Ticket:
    """A ticket that nobody has."""
    return Ticket(loose_number(), Fernet.generate_key().decode())


def ticket_in(cookie: str) -> Ticket | None:
    """The ticket that a cookie holds, if it holds one."""
    found = FORM.fullmatch(cookie)
    return Ticket(int(found[1]), found[2]) if found and int(found[1]) < 1 << NUMBER_BITS else None
