"""The plan around the goals: at the preschool adopted and told to parents, at the vmbo still on its way."""

from datetime import date, datetime, time, timedelta

from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import Table, policy
from driehoek.people.models import Location
from driehoek.policy import actions, guides
from driehoek.policy.actions.consultations import answer_reaction, note_reaction, open_consultation
from driehoek.policy.actions.expectations import write_expectations
from driehoek.policy.actions.neighbours import save_neighbour
from driehoek.policy.actions.team import save_session
from driehoek.policy.models import (
    Consultation,
    Endorsement,
    Expectations,
    HomeSchoolAgreement,
    NeighbourAgreement,
    TeamSession,
    Vision,
)
from driehoek.policy.queries import colleagues_at
from driehoek.policy.queries.expectations import guardians_at
from driehoek.shared.moments import AMSTERDAM
from driehoek.texts.actions import check
from driehoek.texts.models import Version

NAMES = {
    "board": "Ingrid van Dam", "head": "Ruud Jansen", "team": "Teamoverleg", "parents": "Oudercommissie",
}  # fmt: skip
TOLD_EACH, AGREED_EACH, SPOKE_EACH, TELLING_DAYS = 4, 3, 5, 30  # of so many parents one was not told, and so on


def settle_policy(cast: Cast, today: date) -> None:
    """Write visions, what was said of them, expectations and the team's own learning; nothing is drawn by lot."""
    Settling(cast, cast.vlindertuin, policy()["vlindertuin"], today).adopted()
    Settling(cast, cast.zuiderpark, policy()["zuiderpark"], today).on_its_way()


class Settling:
    """The plan of one location, as the file tells it."""

    def __init__(self, cast: Cast, place: Location, told: Table, today: date) -> None:
        self.cast, self.place, self.told, self.today = cast, place, told, today

    def day(self, number: int, *, ahead: bool = False) -> date:
        """A day of the school year; what has been said lies not ahead of today."""
        day = self.cast.year.start + timedelta(days=number)
        return day if ahead else min(day, self.today)

    def adopted(self) -> None:
        """The vision holds and is public, the plan was adopted after consultation, parents know what is expected."""
        day = self.day(self.told["endorsed"])
        self._endorse(self.cast.vision, list(NAMES), day)
        actions.adopt_vision(vision=self.cast.vision, by=self.cast.ruud)
        actions.publish_vision(vision=self.cast.vision, by=self.cast.fatma)
        Vision.objects.filter(pk=self.cast.vision.pk).update(adopted_on=day, published_at=_noon(day))
        row = self._consult()
        when = self.day(self.told["adopted"])
        Consultation.objects.filter(pk=row.pk).update(adopted_on=when, adopted_by=self.cast.ruud)
        text = write_expectations(location=self.place, by=self.cast.fatma, **guides.first_expectations())
        self._translate(text)
        self._tell(text)
        self._learn()
        self._agree_with_neighbour()

    def on_its_way(self) -> None:
        """A vision that waits for the board and the parents, and a round with an objection that nobody answered."""
        vision = actions.write_vision(location=self.place, text=self.told["vision"].strip(), by=self.cast.ruud)
        day = self.day(self.told["team"])
        Vision.objects.filter(pk=vision.pk).update(written_at=_noon(day - timedelta(days=20)))
        self._endorse(vision, self.told["said"], day)
        self._consult()

    def _endorse(self, vision: Vision, parties: list[str], day: date) -> None:
        for party in parties:
            name = NAMES[Endorsement.Party(party).value]
            actions.endorse(vision=vision, party=party, name=name, endorsed_on=day, by=self.cast.ruud)

    def _consult(self) -> Consultation:
        days = {f"{who}_on": self.day(self.told[who]) for who in ("team", "parents")}
        row = open_consultation(location=self.place, how=self.told["how"], by=self.cast.ruud, **days)
        for one in self.told["reactions"]:
            said = {name: one[name] for name in ("kind", "source", "text")}
            reaction = note_reaction(consultation=row, by=self.cast.ruud, **said)
            if "answer" in one:
                answer_reaction(reaction=reaction, answer=one["answer"], why=one["why"], by=self.cast.ruud)
        Consultation.objects.filter(pk=row.pk).update(opened_at=_noon(days["team_on"] - timedelta(days=14)))
        return row

    def _translate(self, text: Expectations) -> None:
        for language, sides in self.told["languages"].items():
            for side, lines in sides.items():
                version = Version.objects.get(text=getattr(text, side), language=language)
                check(version=version, by=self.cast.zeynep, body="\n".join(lines))
                Version.objects.filter(pk=version.pk).update(made_at=_noon(self.day(self.told["adopted"])))

    def _tell(self, text: Expectations) -> None:
        """Most parents were told at the first talk, most of them say yes, and some said what they expect."""
        words = self.told["own_words"]
        rows = enumerate(guardians_at(self.cast.fatma, self.place).order_by("pk"))
        HomeSchoolAgreement.objects.bulk_create(
            HomeSchoolAgreement(
                expectations=text, guardian=guardian, told_by=self.cast.marieke,
                told_on=self.day(self.told["told"] + number % TELLING_DAYS), school_agrees=True,
                guardian_agrees=number % AGREED_EACH > 0,
                own_words=words[number // SPOKE_EACH % len(words)] if number % SPOKE_EACH == 0 else "",
            )
            for number, guardian in rows
            if number % TOLD_EACH
        )  # fmt: skip

    def _learn(self) -> None:
        team = list(colleagues_at(self.place).order_by("pk"))
        for one in self.told["sessions"]:
            day = self.day(one["day"], ahead=True)
            session = TeamSession(
                location=self.place, school_year=self.cast.year, held_on=day,
                done_at=_noon(day) if one["done"] and day <= self.today else None,
                **{name: one[name] for name in ("kind", "title", "hours", "led_by")},
            )  # fmt: skip
            save_session(session=session, participants=team, by=self.cast.fatma)

    def _agree_with_neighbour(self) -> None:
        told = dict(self.told["neighbour"])
        since = self.day(told.pop("since"))
        row = NeighbourAgreement(
            location=self.place, owner=self.cast.fatma, since=since, evaluate_on=since + timedelta(days=300), **told
        )
        save_neighbour(agreement=row, by=self.cast.fatma)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), AMSTERDAM)
