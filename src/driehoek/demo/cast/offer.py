"""What the cast's school wants, offers and owes: goals, activities, invitations, who came and what was promised."""

import tomllib
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from driehoek.activities import library
from driehoek.activities.models import Absence, Activity, ActivityText, Attendance, Invitation
from driehoek.demo import trail
from driehoek.demo.moments import at, year_start
from driehoek.logbook.models import Contact, Promise
from driehoek.policy.models import Goal, Vision

FILE = Path(__file__).parent.parent / "data" / "cast_texts.toml"
Found = dict[str, Any]
Answer = Invitation.Answer
MORNING, EVENING = ("09:00", "10:30"), ("19:00", "20:30")

# location: owner, kind, title, measure
GOALS = {
    "vlindertuin": ("marieke", Goal.Kind.EQUIP, "Ouders spelen thuis met tellen en taal", "Komt minstens één keer"),
    "regenboog": ("fatma", Goal.Kind.PEDAGOGICAL, "Met elk gezin in gesprek over het kind", "Kwam naar een gesprek"),
    "zuiderpark": ("tom", Goal.Kind.PEDAGOGICAL, "Elke ouder kent de mentor", "Kwam of werd gebeld"),
    "haagpoort": ("sanne", Goal.Kind.EQUIP, "Ouders weten wat hun kind op het mbo doet", "Kwam minstens één keer"),
    "elders": ("elsje", Goal.Kind.EQUIP, "Ouders kijken mee in de klas", "Kwam minstens één keer"),
}
# activity: location, group, owner, days from today, hours, library entry, place
ACTIVITIES = {
    "rekenochtend": ("vlindertuin", "vlinders", "marieke", 3, MORNING, "number_morning", "Lokaal Vlinders"),
    "koffieochtend": ("vlindertuin", "vlinders", "marieke", -14, MORNING, "coffee_morning", "Ouderkamer"),
    "rapportavond": ("regenboog", "group_5b", "fatma", 6, EVENING, "report_evening", "Lokaal 5B"),
    "mentoravond": ("zuiderpark", "group_2b", "tom", 8, EVENING, "mentor_evening", "Aula"),
    "studieavond": ("haagpoort", "group_zw1", "sanne", 9, EVENING, "showing_work", "Lokaal 1.04"),
    "elders_avond": ("elders", "group_elders", "elsje", 4, EVENING, "open_lesson", "Groep 4"),
}
# activity: guardian, child, what they answered
INVITED: dict[str, list[tuple[str, str, Found]]] = {
    "rekenochtend": [
        ("samira", "yassin", {}),
        ("hassan", "yassin", {"seen": True}),
        ("emine", "deniz", {"answer": Answer.NO, "reason": "work"}),
        ("lotte", "bram", {"answer": Answer.YES, "adults": 2, "children": 1}),
        ("tesfay", "senait", {"seen": True}),
    ],
    "koffieochtend": [
        ("samira", "yassin", {"answer": Answer.YES, "needs_interpreter": True}),
        ("hassan", "yassin", {}),
        ("emine", "deniz", {}),
        ("lotte", "bram", {"answer": Answer.YES}),
        ("tesfay", "senait", {"answer": Answer.NO, "reason": "transport"}),
    ],
    "rapportavond": [("daniel", "noor", {"answer": Answer.YES}), ("iris", "noor", {})],
    "mentoravond": [("katarzyna", "zofia", {"seen": True}), ("leila", "sami", {})],
    "studieavond": [("naima", "ayoub_child", {})],
    "elders_avond": [("anna", "finn", {"answer": Answer.YES})],
}


@cache
def _own_texts() -> Found:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def build_offer(cast: Found, today: date) -> Found:
    """Make what the school wants and offers; `cast` holds the school, staff and families by short name."""
    vision = Vision.objects.create(
        location=cast["vlindertuin"], version=1, author=cast["fatma"],
        text="Ouders kennen hun kind het best. Samen maken wij dat elk kind met plezier leert.",
    )  # fmt: skip
    goals = {f"goal_{code}": _goal(cast, code, vision, today) for code in GOALS}
    activities = {key: _activity(cast | goals, key, today) for key in ACTIVITIES}
    invitations = {key: _invite(cast, key, activity) for key, activity in activities.items()}
    activities["rekenochtend"].helpers.add(cast["truus"])
    first = invitations["rekenochtend"]
    named = {f"{name}_invited": first[name] for name in ("samira", "lotte", "emine", "tesfay")}
    aftermath = _close(cast, activities["koffieochtend"], invitations["koffieochtend"], today)
    return {"vision": vision} | goals | activities | named | aftermath


def _goal(cast: Found, code: str, vision: Vision, today: date) -> Goal:
    owner, kind, title, measure = GOALS[code]
    location = cast[code]
    return Goal.objects.create(
        location=location, school_year=cast["elders_year" if code == "elders" else "year"], owner=cast[owner],
        vision=vision if location == vision.location else None, kind=kind, title=title, measure=measure, target=60,
        evaluate_on=year_start(today) + timedelta(days=320),
    )  # fmt: skip


def _activity(cast: Found, key: str, today: date) -> Activity:
    code, group, owner, days, (start, end), library_key, place = ACTIVITIES[key]
    entry = library.entry(library_key)
    goal, day = cast[f"goal_{code}"], today + timedelta(days=days)
    closed = at(day, end) + timedelta(hours=1) if days < 0 else None
    activity = Activity.objects.create(
        location=cast[code], school_year=goal.school_year, goal=goal, owner=cast[owner], library_key=entry.key,
        pictogram=entry.pictogram, partnership=entry.partnership, participation=entry.participation, level=entry.level,
        starts_at=at(day, start), ends_at=at(day, end), place=place, staff_hours=entry.staff_hours,
        children_welcome=code == "vlindertuin", childcare_offered=code != "vlindertuin", closed_at=closed,
        state=Activity.State.CLOSED if closed else Activity.State.INVITED,
        invited_at=at(day - timedelta(days=12), "12:00"),
    )  # fmt: skip
    activity.groups.add(cast[group])
    ActivityText.objects.bulk_create(_words(key, activity))
    return activity


def _words(key: str, activity: Activity) -> list[ActivityText]:
    """What parents read: the school's own words with translations by people, else the library's."""
    source = ActivityText.Source
    own = _own_texts().get(key, {})
    if own:
        sources = {code: source.ORIGINAL if code == "nl" else source.PERSON for code in own}
        return [ActivityText(activity=activity, language=code, source=sources[code], **own[code]) for code in own]
    return [
        ActivityText(
            activity=activity, language=code, title=text.title, why=text.why, what=text.what, source=source.LIBRARY
        )
        for code, text in library.entry(activity.library_key).parent_texts.items()
    ]  # fmt: skip


def _title(activity: Activity) -> str:
    return activity.texts.get(language="nl").title


def _invite(cast: Found, key: str, activity: Activity) -> dict[str, Invitation]:
    rows = {name: _invitation(activity, cast[name], cast[child], answer) for name, child, answer in INVITED[key]}
    subject = _title(activity)
    Contact.objects.bulk_create(trail.invited(row, subject) for row in rows.values())
    Contact.objects.bulk_create(trail.answered(row, subject) for row in rows.values() if row.answer)
    return rows


def _invitation(activity: Activity, guardian: Any, child: Any, answer: Found) -> Invitation:
    invited_at = activity.invited_at or activity.starts_at
    seen_at = invited_at + timedelta(hours=5) if answer else None
    answered_at = invited_at + timedelta(days=1) if "answer" in answer else None
    own = {name: value for name, value in answer.items() if name != "seen"}
    return Invitation.objects.create(
        activity=activity, guardian=guardian, family=child.family, child=child, group=activity.groups.get(),
        invited_at=invited_at, language=guardian.language_read, seen_at=seen_at, answered_at=answered_at, **own,
    )  # fmt: skip


def _close(cast: Found, activity: Activity, invitations: dict[str, Invitation], today: date) -> Found:
    subject, owner = _title(activity), cast["marieke"]
    for name in ("samira", "lotte"):
        row = Attendance.objects.create(
            activity=activity, guardian=cast[name], family=invitations[name].family, registered_by=owner
        )
        trail.came(row, subject).save()
    emine = _absence(activity, invitations["emine"], subject)
    tesfay = _absence(activity, invitations["tesfay"], subject)
    due = today + timedelta(days=2)
    waiting = trail.promise_after(emine, invitations["emine"], owner=owner, due=due, subject=subject)
    waiting.save()
    kept = trail.promise_after(tesfay, invitations["tesfay"], owner=owner, due=due, subject=subject)
    kept.state, kept.closed_at, kept.closed_by = Promise.State.KEPT, at(today - timedelta(days=9), "15:10"), owner
    kept.outcome = "Gebeld: volgende keer kan hij meerijden."
    kept.save()
    trail.followed_up(kept).save()
    return {"emine_absent": emine, "tesfay_absent": tesfay, "open_promise": waiting, "kept_promise": kept}


def _absence(activity: Activity, invitation: Invitation, subject: str) -> Absence:
    told = invitation.answer == Answer.NO
    absence = Absence.objects.create(
        activity=activity, family=invitation.family, excused=told, reason=invitation.reason, told_by_parent=told
    )
    trail.absent(absence, subject).save()
    return absence
