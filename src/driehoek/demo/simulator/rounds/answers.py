"""What families say before a round is planned, written in bulk as the room itself would leave it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from driehoek.conversations.actions.together import join
from driehoek.conversations.models import Host, InterpreterTime, Party, PartyTime, Round, RoundDay, Wish
from driehoek.conversations.parts import EARLY, LATE, parts_of
from driehoek.conversations.queries.asking import circles, home_of, languages_needed
from driehoek.demo.simulator.rounds.story import Story
from driehoek.demo.simulator.source import Table, chance, rounds, weighted
from driehoek.logbook.models import Contact
from driehoek.messages.models import Delivery
from driehoek.people.models import Account, Guardian
from driehoek.people.spoken import dutch_name
from driehoek.shared.languages import language

ANSWERS = (
    "prefers", "mode", "interprets", "language", "childcare", "note", "seen_at", "answered_at", "answered_by",
    "noted_by", "declined_at",
)  # fmt: skip
SPREAD = 300  # minutes of a day in which families answer


@dataclass
class Answers:
    """The answers of the parties of one round, drawn by chance and kept until they are written."""

    story: Story
    round: Round
    shares: Table
    asked_at: datetime
    days: int  # from the day of asking until the last answer
    by: Account
    contacts: list[Contact] = field(default_factory=list)
    times: list[PartyTime] = field(default_factory=list)
    wishes: list[Wish] = field(default_factory=list)

    def give(self) -> None:
        """Let most parties answer, and write all of it."""
        rows = self.round.parties.prefetch_related("guardians").order_by("pk")
        parties = [party for party in rows if self._answers(party)]
        self._wish_for(parties)
        for party in parties:  # faster than one long CASE for each of so many fields
            party.save(update_fields=ANSWERS)
        PartyTime.objects.bulk_create(self.times)
        Wish.objects.bulk_create(self.wishes, ignore_conflicts=True)
        Contact.objects.bulk_create(self.contacts)
        _opened(parties)
        self._come_together(parties)

    def _answers(self, party: Party) -> bool:
        """Whether this party says something; then it is noted with when, how and by whom."""
        rng, people = self.story.rng, _people(party)
        says = not chance(rng, self.shares["silent"])
        if not (says and not self._of_cast(people, "silent")) and not self._of_cast(people, "answered"):
            return False
        by_phone = chance(rng, self.shares["noted"])
        party.answered_at = self.asked_at + timedelta(days=rng.randrange(self.days), minutes=60 + rng.randrange(SPREAD))
        party.seen_at = party.answered_at
        party.answered_by, party.noted_by = (None, self.by) if by_phone else (people[0], None)
        declined = chance(rng, self.shares["declined"]) and not self._of_cast(people, "answered")
        self._decline(party) if declined else self._say(party)
        self.contacts.append(
            _contact(party, people[0], "declined_talk" if declined else "said_wishes", party.answered_at)
        )
        return True

    def _of_cast(self, people: list[Guardian], which: str) -> bool:
        names = {getattr(self.story.cast, name).pk for name in rounds()["cast"][which]}
        return any(one.pk in names for one in people)

    def _decline(self, party: Party) -> None:
        party.declined_at = party.answered_at

    def _say(self, party: Party) -> None:
        rng, shares = self.story.rng, self.shares
        if chance(rng, shares["prefers"]):
            party.prefers = rng.choice((Party.Prefers.EARLY, Party.Prefers.LATE))
        if chance(rng, shares["childcare"]):
            party.childcare = rng.randint(1, 2)
        if chance(rng, 4):
            party.note = rng.choice(rounds()["words"]["notes"])
        party.mode = self._mode()
        if party.interprets == Party.Interprets.SCHOOL:
            self._interpreter(party)
        if chance(rng, shares["times"]):
            self.times += self._times(party)

    def _mode(self) -> str:
        drawn = self.story.rng.random() * 100
        if drawn < self.shares["home"]:
            return Party.Mode.HOME
        return Party.Mode.VIDEO if drawn < self.shares["home"] + self.shares["video"] else Party.Mode.SCHOOL

    def _interpreter(self, party: Party) -> None:
        """Some bring an adult along; who did not say which language does so now."""
        party.language = party.language or dutch_name(language(_people(party)[0].language_read).own_name)
        if chance(self.story.rng, self.shares["adult"]):
            party.interprets = Party.Interprets.ADULT

    def _times(self, party: Party) -> list[PartyTime]:
        """A part of one day, or of every day."""
        rng, days = self.story.rng, self._days
        chosen = days if chance(rng, 55) else [rng.choice(days)]
        part = rng.choice((EARLY, LATE)) if len(chosen) > 1 else ""
        hours = [(day, parts_of(day).get(part, (day.start, day.end))) for day in chosen]
        return [PartyTime(party=party, day=day, start=start, end=end) for day, (start, end) in hours]

    @property
    def _days(self) -> list[RoundDay]:
        return list(self.round.days.all())

    def _come_together(self, parties: list[Party]) -> None:
        """The first pair of those who live apart wants one talk, and others by chance; those of the cast come apart."""
        couples = [pair for pair in _apart(parties) if not any(self._of_cast(_people(one), "answered") for one in pair)]
        for number, pair in enumerate(couples):
            if number == 0 or chance(self.story.rng, self.shares["together"]):
                _join(pair)

    # With whom

    def _wish_for(self, parties: list[Party]) -> None:
        """Beside the talks that the school must have: with the mentor, and with those who teach a subject."""
        if "teachers" not in self.shares:
            return
        known = circles(self.round)
        hosts = list(self.round.hosts.select_related("account").prefetch_related("groups"))
        by_group = {group.pk: [one for one in hosts if group in one.groups.all()] for group in self.round.groups.all()}
        for party in (one for one in parties if one.declined_at is None):
            circle = known[home_of(party.family_id, _people(party)[0])]
            for child, group in circle.children.values():
                self._wish(party, child.pk, by_group[group.pk])

    def _wish(self, party: Party, child: int, hosts: list[Host]) -> None:
        rng, teach = self.story.rng, self.story.subjects
        teachers = [one for one in hosts if one.account_id in teach]
        mentors = [one for one in hosts if one.account_id not in teach]
        chosen = [one for one in mentors if chance(rng, self.shares["mentor"])]
        chosen += rng.sample(teachers, min(len(teachers), int(weighted(rng, self.shares["teachers"]))))
        chosen = chosen or mentors
        most = chance(rng, self.shares["most"])
        self.wishes += [
            Wish(party=party, child_id=child, host=host, priority=min(number + 1, 3) if most else 2)
            for number, host in enumerate(chosen)
        ]


def _people(party: Party) -> list[Guardian]:
    return sorted(party.guardians.all(), key=lambda one: one.pk)


def _contact(party: Party, guardian: Guardian, verb: str, moment: datetime) -> Contact:
    return Contact(
        location_id=party.round.location_id, family_id=party.family_id, guardian=guardian, at=moment,
        verb=verb, account=party.noted_by, initiative=Contact.Initiative.PARENT_ASKED, language=guardian.language_read,
        channel=Contact.Channel.PHONE if party.noted_by else Contact.Channel.PAGE, mode=Contact.Mode.HEARD,
        subject=str(party.round), about_kind="party", about_id=party.pk,
    )  # fmt: skip


def _opened(parties: list[Party]) -> None:
    """What brought somebody to their page has arrived."""
    answered = {(party.pk, party.answered_by_id): party.answered_at for party in parties if party.answered_by_id}
    rows = Delivery.objects.filter(kind="talk_wishes", guardian__in=[one for _, one in answered])
    links = dict(_tellings(parties))
    for pk, telling, guardian in rows.values_list("pk", "about_id", "guardian"):
        if moment := answered.get((links.get(telling or 0, 0), guardian)):
            Delivery.objects.filter(pk=pk).update(state=Delivery.State.CONFIRMED, confirmed_at=moment)


def _tellings(parties: list[Party]) -> list[tuple[int, int]]:
    rounds_ = {party.round_id for party in parties}
    rows = Party.objects.filter(round__in=rounds_, tellings__kind="wishes")
    return list(rows.values_list("tellings", "pk"))


def call_interpreters(round_: Round, *, talks: int) -> None:
    """Let interpreters of every language that is known to be needed come; `talks` is what each party wishes.

    Where families wish more than one talk, a language that only one of them needs is there on one of the days.
    """
    days = list(round_.days.all())
    slots = sum(_minutes(day) for day in days) // round_.slot_minutes
    for place, (name, number) in enumerate(languages_needed(round_).items()):
        if name:
            there = -(-number * talks * 5 // (slots * 4))  # one in five of their moments stays free
            chosen = [days[place % len(days)]] if number == 1 < talks else days
            InterpreterTime.objects.bulk_create(
                InterpreterTime(day=day, language=name, start=day.start, end=day.end, number=there) for day in chosen
            )


def _minutes(day: RoundDay) -> int:
    return (day.end.hour - day.start.hour) * 60 + day.end.minute - day.start.minute


def _apart(parties: list[Party]) -> list[tuple[Party, Party]]:
    """The two parties of every family whose parents live apart, if both answered and neither declined."""
    families: dict[int, list[Party]] = {}
    for party in parties:
        if party.apart and party.declined_at is None:
            families.setdefault(party.family_id, []).append(party)
    return [(pair[0], pair[1]) for pair in families.values() if len(pair) == 2]


def _join(pair: tuple[Party, Party]) -> None:
    """Both say that they come together; the second of them can whenever the first can."""
    first, second = pair
    second.times.all().delete()
    Party.objects.filter(pk__in=[first.pk, second.pk]).update(together=True)
    join(first)
    Party.objects.filter(voices=first.pk).update(answered_at=first.answered_at, seen_at=first.answered_at)
