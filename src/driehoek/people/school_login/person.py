"""What a provider said of who logged in, in our words."""

from dataclasses import dataclass
from typing import Any

from driehoek.people.school_login.providers import STUDENT, LoginProvider, School


@dataclass(frozen=True)
class Person:
    """Somebody at a provider: their number there, their school here, what they are there, their e-mail address.

    `email_is_theirs`: the provider or the school vouches for the address.
    """

    subject: str
    school: School | None
    affiliations: frozenset[str]
    email: str
    email_is_theirs: bool

    @property
    def is_student(self) -> bool:
        """Whether the school calls this person a student, whatever else it calls them."""
        return STUDENT in self.affiliations


def person_of(provider: LoginProvider, claims: dict[str, Any]) -> Person:
    """Read the claims by the names that the file of providers gives."""
    school = provider.school(_texts(claims.get(provider.school_claim)))
    [email, *_] = [*_texts(claims.get(provider.email_claim)), ""]
    return Person(
        subject=claims["sub"],
        school=school,
        affiliations=frozenset(text.lower() for text in _texts(claims.get(provider.affiliation_claim))),
        email=email,
        email_is_theirs=_is_theirs(email, claims.get("email_verified"), school),
    )


def _texts(value: Any) -> list[str]:
    """A claim with one value or several: providers send either."""
    values = value if isinstance(value, list) else [value]
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def _is_theirs(email: str, verified: Any, school: School | None) -> bool:
    """Whether the provider says so; when it does not say, whether the school gives out addresses of this domain.

    Letters outside ASCII can look alike, and databases compare some as equal: such an address proves nothing.
    """
    if not email.isascii() or "@" not in email:
        return False
    if verified is not None:
        return verified is True
    domains = school.email_domains if school else ()
    return email.rpartition("@")[2].lower() in {domain.lower() for domain in domains}
