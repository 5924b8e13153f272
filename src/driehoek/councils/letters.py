"""What is sent about councils: rendered for the guardian, in the language they read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from driehoek.councils import phrases
from driehoek.councils.models import Election, Voter
from driehoek.messages.models import Delivery
from driehoek.messages.routes import address_of, ways_to
from driehoek.messages.telling import Words, whole_text
from driehoek.messages.when import when_quiet
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Child, Guardian, Location
from driehoek.shared.languages import language

ELECTION, SLIP = "election", "voting_slip"
KINDS = {"standing": "election_stand", "open": "election_vote", "closed": "election_result"}


@dataclass(frozen=True)
class To:
    """A guardian who is told something, because of which child, and the number of what it is about."""

    guardian: Guardian
    child: int
    about: int


@dataclass(frozen=True)
class News:
    """What is told at a location, under which kind, and on which own page of a guardian it stands."""

    location: Location
    about: str
    kind: str
    page: str
    pk: int

    def to(self, people: Iterable[To], words: Callable[[int, str], Words]) -> list[Delivery]:
        """One unsaved delivery for each, through the first channel of their own route, outside quiet hours."""
        rows = list(people)
        guardians = [row.guardian for row in rows]
        if not rows:
            return []
        ways, links = ways_to(guardians, self.location), ensure_links(guardians)
        families = dict(Child.objects.filter(pk__in=[row.child for row in rows]).values_list("pk", "family"))
        return [
            self._delivery(
                row, words(row.about, language(row.guardian.language_read).code), ways.route(row.guardian)[0],
                url_of(links[row.guardian.pk], self.page, pk=self.pk), families[row.child],
            )
            for row in rows
        ]  # fmt: skip

    def _delivery(self, row: To, words: Words, way: str, url: str, family: int) -> Delivery:
        body = whole_text(words, name=row.guardian.full_name, url=url, location=self.location)
        return Delivery(
            location=self.location, family_id=family, guardian=row.guardian, child_id=row.child, channel=way,
            address=address_of(row.guardian, way), language=words.language, kind=self.kind,
            subject=words.title[:200], body=body, url=url, about_kind=self.about, about_id=row.about,
            not_before=when_quiet(self.location),
        )  # fmt: skip


def words_about(kind: str, code: str, context: dict[str, object]) -> Words:
    """The title and the text of this kind in a language."""
    known = language(code).code
    with translation.override(known):
        body = render_to_string("councils/mail/_words.txt", {"kind": kind, **context}).strip()
        return Words(str(phrases.SUBJECTS[kind]), body, known)


def words_of(election: Election, code: str, kind: str = "") -> Words:
    """The title and the text of what is told about an election now, in this language."""
    kind = kind or KINDS[election.state]
    return words_about(kind, code, {"election": election, "council": election.council})


def slip_words(voter: Voter, code: str) -> Words:
    """That a voting slip was printed for somebody, by whom and when, in this language."""
    return words_about(SLIP, code, {"voter": voter, "location": voter.election.council.location})


def deliveries_for(election: Election, rows: Iterable[Voter], kind: str) -> list[Delivery]:
    """What the guardians among these voters are told about an election."""
    news = News(election.council.location, ELECTION, kind, "parent_election", election.pk)
    people = [To(row.guardian, row.child_id, election.pk) for row in rows if row.guardian and row.child_id]
    return news.to(people, lambda _number, code: words_of(election, code, kind))


def slip_deliveries(election: Election, rows: Iterable[Voter]) -> list[Delivery]:
    """What the guardians among these voters are told of the slip that was printed for them."""
    voters = {row.pk: row for row in rows if row.guardian and row.child_id}
    news = News(election.council.location, SLIP, SLIP, "parent_election", election.pk)
    people = [To(row.guardian, row.child_id, pk) for pk, row in voters.items() if row.guardian and row.child_id]
    return news.to(people, lambda number, code: slip_words(voters[number], code))
