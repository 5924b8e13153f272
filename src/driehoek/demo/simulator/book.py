"""The class book: entries of the last weeks with translations and drawn photos, and who allowed photos of a child."""

from datetime import date, datetime, timedelta

from driehoek.classbook.actions import add_photos, decide, tag
from driehoek.classbook.models import Entry, Photo, PhotoConsent
from driehoek.classbook.rules import CLASS_BOOK, has_a_say, languages_of
from driehoek.demo.cast import Cast
from driehoek.demo.moments import at, weekday_before
from driehoek.demo.simulator.clocks import write_at
from driehoek.demo.simulator.drawing import picture
from driehoek.demo.simulator.source import Table, chance, classbook, own
from driehoek.people.models import Account, Enrolment, Group, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons
from driehoek.texts.models import Text, Version

State = Version.State


def keep_book(cast: Cast, today: date, seed: int) -> None:
    """Let guardians decide about photos, write the entries, and let one parent think better of it."""
    _decide_photos(cast, today, seed)
    groups: dict[str, Group] = {told["group"]: getattr(cast, told["group"]) for told in classbook()["entry"]}
    authors = contact_persons(groups.values(), standing=True)
    for told in classbook()["entry"]:
        group = groups[told["group"]]
        _post(cast, told, group, authors[group.pk], at(weekday_before(today, told["days"]), "15:10"))
    _withdraw(cast, today)


# Who allows photos


def _decide_photos(cast: Cast, today: date, seed: int) -> None:
    rng, shares = own(seed, "photos"), classbook()["consent"]
    shown = {getattr(cast, name).pk for name in classbook()["cast"]["shown"]}
    consents = [
        PhotoConsent(child_id=tie.child_id, guardian_id=tie.guardian_id, purpose=purpose, given=given)
        for tie in _with_a_say(cast, today)
        if chance(rng, shares["decided"]) or tie.child_id in shown
        for purpose, yes in shares["yes"].items()
        for given in [chance(rng, yes) or (purpose == CLASS_BOOK and tie.child_id in shown)]
    ]
    PhotoConsent.objects.bulk_create(consents)
    began = min(cast.year.start + timedelta(days=40), today - timedelta(days=30))
    PhotoConsent.objects.filter(child__organisation=cast.driesprong).update(decided_at=at(began, "20:15"))


def _with_a_say(cast: Cast, today: date) -> list[Guardianship]:
    young = (cast.vlindertuin, cast.regenboog)
    places = Enrolment.objects.filter(on_day(today), group__location__in=young)
    return list(Guardianship.objects.filter(has_a_say(today), child__in=places.values("child")).order_by("pk"))


def _withdraw(cast: Cast, today: date) -> None:
    """A parent says no to photos: what was shown until then is hidden at once."""
    told = classbook()["cast"]["withdrawn"]
    moment = at(weekday_before(today, told["days"]), "21:05")
    child, guardian = getattr(cast, told["child"]), getattr(cast, told["guardian"])
    consent = decide(child=child, by=guardian, purpose=CLASS_BOOK, given=False)
    earlier = PhotoConsent.objects.filter(child=child, withdrawn_at__isnull=False)
    earlier.update(withdrawn_at=moment)
    PhotoConsent.objects.filter(pk=consent.pk).update(decided_at=moment)


# What was written


def _post(cast: Cast, told: Table, group: Group, author: Account, moment: datetime) -> None:
    text = Text(location_id=group.location_id, language="nl", author=author, created_at=moment, **told["nl"])
    write_at([text], "created_at")
    codes = [code for code in languages_of(group) if code != "nl"]
    write_at([_version(cast, told, text, code) for code in codes], "asked_at")
    entry = Entry(group=group, text=text, author=author, posted_at=moment)
    write_at([entry], "posted_at")
    _add_photos(cast, told.get("photos", []), entry, author)


def _version(cast: Cast, told: Table, text: Text, code: str) -> Version:
    """What is read in this language, or the question to a person to translate it."""
    if code not in told:
        return Version(text=text, language=code, state=State.ASKED, asked_at=text.created_at)
    by_machine = told["state"] == State.MACHINE
    return Version(
        text=text, language=code, state=told["state"], asked_at=text.created_at,
        engine="" if told["state"] == State.PERSON else "folder", made_by=None if by_machine else cast.zeynep,
        made_at=text.created_at + timedelta(minutes=3 if by_machine else 70), **told[code],
    )  # fmt: skip


def _add_photos(cast: Cast, photos: list[Table], entry: Entry, author: Account) -> None:
    drawn = [picture(photo["scene"], len(photo["children"])) for photo in photos]
    kept: list[Photo] = add_photos(entry=entry, by=author, pictures=drawn) if drawn else []
    for photo, told in zip(kept, photos, strict=True):
        tag(photo=photo, by=author, alt=told["alt"], children=[getattr(cast, name) for name in told["children"]])
