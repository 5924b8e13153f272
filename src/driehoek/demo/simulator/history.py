"""What happened: who was invited, saw it, answered, came, and which promise every absence became."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from driehoek.activities.models import Absence, Activity, Attendance, Invitation
from driehoek.demo import trail
from driehoek.demo.moments import at
from driehoek.demo.simulator.behaviour import Circumstances
from driehoek.demo.simulator.plan import Meeting
from driehoek.demo.simulator.population import Guest, Population
from driehoek.demo.simulator.source import chance, settings, weighted
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.logbook.models import Promise
from driehoek.people.models import Guardian
from driehoek.shared.moments import local_day

Answer = Invitation.Answer
Rows = defaultdict[int, list[tuple[Invitation, Circumstances]]]
EVENING_BEGINS = "17:00"


@dataclass
class History:
    """Everything that happened, as rows that are still to be written (`ledger.write`)."""

    today: date
    rng: Random
    population: Population
    invitations: list[Invitation] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    absences: list[tuple[Absence, Promise]] = field(default_factory=list)
    titles: dict[int, str] = field(default_factory=dict)

    def live(self, meetings: Iterable[Meeting]) -> None:
        """Let every meeting that people were invited to happen, in order of time."""
        for meeting in meetings:
            if meeting.activity.invited_at:
                self.titles[meeting.activity.pk] = meeting.title
                families = self._invite(meeting)
                if meeting.activity.state == Activity.State.CLOSED:
                    self._happen(meeting, families)

    # Inviting and answering

    def _invite(self, meeting: Meeting) -> Rows:
        activity, families = meeting.activity, Rows(list)
        invited_at = activity.invited_at or activity.starts_at
        for guest in self.population.guests(meeting.groups, local_day(activity.starts_at), local_day(invited_at)):
            if guest.guardian.pk in meeting.asked:
                continue
            invitation = Invitation(
                activity=activity, guardian=guest.guardian, family_id=guest.child.family_id, child=guest.child,
                group=guest.group, language=guest.guardian.language_read, invited_at=invited_at,
            )  # fmt: skip
            circumstances = self._circumstances(meeting, guest)
            partner_comes = any(row.answer == Answer.YES for row, _ in families[guest.child.family_id])
            self._answer(invitation, circumstances, partner_comes)
            families[guest.child.family_id].append((invitation, circumstances))
            self.invitations.append(invitation)
        return families

    def _circumstances(self, meeting: Meeting, guest: Guest) -> Circumstances:
        known = self.population.known[guest.child.family_id]
        return Circumstances(
            dutch=guest.guardian.language_read == "nl", translated=guest.guardian.language_read in meeting.languages,
            personal=meeting.personal, fits=_fits(guest.guardian, meeting.activity),
            reachable=bool(guest.guardian.email), met=known.met, warmth=known.warmth,
            helped=meeting.helped + settings()["effects"].get(meeting.lots.get(guest.child.family_id, ""), 0.0),
        )  # fmt: skip

    def _answer(self, invitation: Invitation, around: Circumstances, partner_comes: bool) -> None:
        """Let a guardian see and answer the invitation, or not; never later than this morning."""
        now, begins = at(self.today, "00:00"), invitation.activity.starts_at
        seen_at = invitation.invited_at + timedelta(hours=self.rng.expovariate(1 / 30))
        answered_at = seen_at + timedelta(hours=self.rng.expovariate(1 / 20))
        sees, answers = self.rng.random() < around.seen(), self.rng.random() < around.answered()
        comes = self.rng.random() < around.says_yes() * (0.35 if partner_comes else 1)
        if sees and seen_at < min(now, begins):
            invitation.seen_at = seen_at
            if answers and answered_at < min(now, begins):
                self._fill_in(invitation, answered_at, comes)

    def _fill_in(self, invitation: Invitation, answered_at: datetime, comes: bool) -> None:
        invitation.answered_at, invitation.answer = answered_at, Answer.YES if comes else Answer.NO
        activity, guardian = invitation.activity, invitation.guardian
        if not comes:
            part = "evening" if _evening(activity) else "daytime"
            invitation.reason = weighted(self.rng, settings()["reasons"][part])
            return
        invitation.needs_interpreter = guardian.wants_interpreter and activity.interpreter_offered
        invitation.needs_childcare = activity.childcare_offered and chance(self.rng, 18)
        invitation.children = self.rng.randint(0, 2) if activity.children_welcome else 0

    # Coming and staying away

    def _happen(self, meeting: Meeting, families: Rows) -> None:
        for family, rows in families.items():
            came = [row for row, around in rows if self.rng.random() < around.comes(row.answer, bool(row.seen_at))]
            if came:
                self._attend(meeting, came)
                self.population.known[family].met += 1
            else:
                self._miss(meeting, [row for row, _ in rows])
        self._walk_in(meeting, set(families))

    def _attend(self, meeting: Meeting, came: list[Invitation]) -> None:
        source = weighted(self.rng, {"list": 70, "paper": 18, "qr": 12})
        family = came[0].family_id
        if chance(self.rng, 2):
            self._come(meeting, family, other="Oma", source=source)
        else:
            for invitation in came:
                self._come(meeting, family, guardian=invitation.guardian, source=source)

    def _come(self, meeting: Meeting, family: int, **fields: Any) -> None:
        registered_by = None if fields.get("source") == "qr" else meeting.activity.owner
        self.attendances.append(
            Attendance(activity=meeting.activity, family_id=family, registered_by=registered_by, **fields)
        )

    def _walk_in(self, meeting: Meeting, invited: set[int]) -> None:
        """Now and then somebody comes from another group of the same location."""
        if not chance(self.rng, 25):
            return
        day = local_day(meeting.activity.starts_at)
        groups = self.population.groups_at(meeting.activity.location_id)
        strangers = (one for one in self.population.guests(groups, day) if one.guardian.pk not in meeting.asked)
        others = [guest for guest in strangers if guest.child.family_id not in invited]
        if others:
            guest = self.rng.choice(others)
            self._come(meeting, guest.child.family_id, guardian=guest.guardian, walk_in=True)

    def _miss(self, meeting: Meeting, invitations: list[Invitation]) -> None:
        absence, invitation = _absence(invitations), invitations[0]
        owner = meeting.owners.get(invitation.group_id) or meeting.activity.owner
        closed_on = local_day(meeting.activity.closed_at or meeting.activity.ends_at)
        due = working_days(FOLLOW_UP_DAYS, closed_on)
        promise = trail.promise_after(absence, invitation, owner=owner, due=due, subject=meeting.title)
        self._keep(promise, closed_on)
        if promise.state == Promise.State.KEPT and not absence.reason and chance(self.rng, 70):
            absence.reason = weighted(self.rng, settings()["reasons"]["afterwards"])
        self.absences.append((absence, promise))

    def _keep(self, promise: Promise, made_on: date) -> None:
        """Most promises are kept in time, some late; a few of this year are still forgotten."""
        days = self.rng.randint(9, 24) if chance(self.rng, 14) else self.rng.randint(1, 7)
        day, forgotten = working_days(days, made_on), chance(self.rng, 4)
        if day >= self.today or (forgotten and self.today - made_on < timedelta(days=90)):
            return
        declined = chance(self.rng, 9)
        promise.state = Promise.State.DECLINED if declined else Promise.State.KEPT
        promise.closed_by = promise.owner
        promise.closed_at = at(day, "09:00") + timedelta(minutes=self.rng.randrange(460))
        promise.outcome = self.rng.choice(settings()["words"]["declined" if declined else "kept"])


def _evening(activity: Activity) -> bool:
    return at(local_day(activity.starts_at), EVENING_BEGINS) <= activity.starts_at


def _fits(guardian: Guardian, activity: Activity) -> bool:
    """The time is one of the guardian's best times; nothing known counts as fitting in the evening."""
    part = "evening" if _evening(activity) else "morning"
    return part in guardian.best_times if guardian.best_times else _evening(activity)


def _absence(invitations: list[Invitation]) -> Absence:
    """Excused when a guardian said so beforehand and nobody of the family said they would come."""
    told = [row for row in invitations if row.answer == Answer.NO]
    excused = bool(told) and not any(row.answer == Answer.YES for row in invitations)
    first = invitations[0]
    return Absence(
        activity=first.activity, family_id=first.family_id, excused=excused, reason=told[0].reason if told else "",
        told_by_parent=bool(told),
    )  # fmt: skip
