"""Short reports of the talks with everybody else, written in bulk as sharing them leaves it."""

from dataclasses import dataclass, field
from datetime import timedelta

from driehoek.conversations.models import Reading, Report, ReportSection, Round, Talk
from driehoek.conversations.reporting import ABOUT
from driehoek.conversations.rules import PROGRESS
from driehoek.demo.moments import at
from driehoek.demo.simulator.clocks import write_at
from driehoek.demo.simulator.rounds.clocks import READ, SHARED
from driehoek.demo.simulator.rounds.story import Story
from driehoek.demo.simulator.source import chance, rounds
from driehoek.logbook.models import Contact
from driehoek.people.models import Guardian, Guardianship
from driehoek.people.rules import guardianship_is_open
from driehoek.shared.languages import DEFAULT
from driehoek.texts.models import Text, Version


def report_shortly(story: Story, round_: Round) -> None:
    """Write a report of most talks that were held and have none yet."""
    rows = round_.talks.filter(state=Talk.State.HELD, report=None).order_by("starts_at", "pk")
    rows = rows.select_related("child__family", "host__account", "party").prefetch_related("party__guardians")
    may = Guardianship.objects.filter(guardianship_is_open(PROGRESS), child__in=rows.values("child"))
    writer = _Writer(story, round_, set(may.values_list("child", "guardian")))
    for talk in rows:
        if chance(story.rng, rounds()["short"]["written"]):
            writer.add(talk)
    writer.write()


@dataclass
class _Writer:
    story: Story
    round: Round
    may: set[tuple[int, int]]  # child and guardian who may read about it
    reports: list[Report] = field(default_factory=list)
    people: list[list[Guardian]] = field(default_factory=list)
    sections: list[ReportSection] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)

    def add(self, talk: Talk) -> None:
        """Put a report of this talk together."""
        day = talk.starts_at.date()
        report = Report(
            location=self.round.location, child=talk.child, talk=talk, kind=self.round.kind, date=day,
            account=talk.host.account, interprets=talk.party.interprets, created_at=talk.ends_at,
            shared_at=at(day, SHARED),
        )  # fmt: skip
        people = [one for one in talk.party.guardians.all() if (talk.child_id, one.pk) in self.may]
        self.reports.append(report)
        self.people.append(sorted(people, key=lambda one: one.pk))
        for key in ("enjoys", "home"):
            self._say(report, key, {one.language_read for one in people})
        self.readings += [self._reading(report, one) for one in self.people[-1]]

    def _say(self, report: Report, key: str, languages: set[str]) -> None:
        words, shared = self.story.rng.choice(rounds()["short"][key]), at(report.date, SHARED)
        said = {code: text.format(name=report.child.given_name) for code, text in words.items()}
        text = Text(
            location=report.location, language=DEFAULT, body=said[DEFAULT], author=report.account, created_at=shared
        )  # fmt: skip
        self.sections.append(ReportSection(report=report, key=key, body=text.body, text=text))
        for code in sorted(languages - {DEFAULT}):
            version = Version(text=text, language=code, state=Version.State.ASKED, asked_at=shared)
            if code in said:
                version.state, version.body, version.engine = Version.State.MACHINE, said[code], "folder"
                version.made_at = shared + timedelta(minutes=2)
            self.versions.append(version)

    def _reading(self, report: Report, guardian: Guardian) -> Reading:
        read = chance(self.story.rng, rounds()["short"]["read"])
        return Reading(report=report, guardian=guardian, seen_at=at(report.date, READ) if read else None)

    def write(self) -> None:
        """Keep all of it."""
        write_at(self.reports, "created_at")
        member = Report.guardians.through
        pairs = [(report, one) for report, people in zip(self.reports, self.people, strict=True) for one in people]
        member.objects.bulk_create(member(report=report, guardian=one) for report, one in pairs)
        write_at([section.text for section in self.sections if section.text], "created_at")
        for section in self.sections:
            section.text, section.report = section.text, section.report  # now that they have numbers
        for version in self.versions:
            version.text = version.text
        for reading in self.readings:
            reading.report = reading.report
        ReportSection.objects.bulk_create(self.sections)
        write_at(self.versions, "asked_at")
        Reading.objects.bulk_create(self.readings)
        Contact.objects.bulk_create(_contact(report, one) for report, one in pairs)


def _contact(report: Report, guardian: Guardian) -> Contact:
    return Contact(
        location=report.location, family_id=report.child.family_id, account=report.account, guardian=guardian,
        at=at(report.date, SHARED), verb="shared_report", channel=Contact.Channel.PAGE, about_kind=ABOUT,
        language=guardian.language_read, outcome=Contact.Outcome.SENT, about_id=report.pk,
        subject=f"{report.get_kind_display()}: {report.child}"[:200],
    )  # fmt: skip
