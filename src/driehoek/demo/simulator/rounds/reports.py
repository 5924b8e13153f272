"""What the talks with the cast left: reports with translations, agreements that were kept, and words of a parent."""

from datetime import date, timedelta

from driehoek.conversations.actions.answering import say_right
from driehoek.conversations.actions.reporting import Deal, begin_for_talk, keep_draft
from driehoek.conversations.actions.sharing import share
from driehoek.conversations.models import Report, Round, Talk
from driehoek.conversations.queries.reports import promises_of
from driehoek.conversations.rules import may_read_reports
from driehoek.demo import trail
from driehoek.demo.moments import at
from driehoek.demo.simulator.rounds.clocks import set_report_clocks, texts_of
from driehoek.demo.simulator.rounds.story import Story
from driehoek.demo.simulator.source import Table, rounds
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Guardian
from driehoek.texts.models import Version


def report(story: Story, round_: Round) -> None:
    """Write the reports of the talks with children of the cast."""
    for told in rounds()["reports"]:
        child = getattr(story.cast, told["child"])
        talk = round_.talks.filter(child=child, state=Talk.State.HELD).select_related("host__account").first()
        if talk:
            _report(story, told, talk)


def _report(story: Story, told: Table, talk: Talk) -> None:
    by = talk.host.account
    deals = [Deal(one["who"], one["what"]["nl"], _until(one, talk)) for one in told["agreements"]]
    draft = begin_for_talk(talk=talk, by=by)
    sections = {key: text["nl"] for key, text in told["sections"].items()}
    people = list(draft.guardians.all())
    keep_draft(report=draft, by=by, sections=sections, deals=deals, guardians=people, interprets=draft.interprets)
    readers = share(report=draft, by=by, readers=may_read_reports(draft.child))
    _translate(story, told, draft)
    _answer(story, told, draft, readers)
    set_report_clocks(draft, talk.ends_at)
    _keep(story, told, draft)


def _until(one: Table, talk: Talk) -> date | None:
    return talk.ends_at.date() + timedelta(weeks=one["weeks"]) if "weeks" in one else None


def _translate(story: Story, told: Table, report: Report) -> None:
    """Fill in the translations there are; the others wait for a person."""
    words = {text["nl"]: text for text in [*told["sections"].values(), *(one["what"] for one in told["agreements"])]}
    for version in Version.objects.filter(text__in=texts_of(report)).select_related("text"):
        text = words[version.text.body]
        if version.language in text:
            version.body, version.state, version.made_by = text[version.language], text["state"], story.cast.zeynep
            version.made_at = report.shared_at
            version.engine = "folder" if version.state == Version.State.CHECKED else ""
            version.save()


def _answer(story: Story, told: Table, report: Report, readers: list[Guardian]) -> None:
    """Let the first reader say that it is right, the one of the words with those words."""
    words = told.get("words")
    who = getattr(story.cast, words["by"]) if words else readers[0]
    reading = say_right(report=report, by=who, right=True, words=words["body"] if words else "")
    if words and reading.words:
        made = {"body": words["nl"], "state": words["state"], "made_by": story.cast.zeynep}
        reading.words.versions.filter(language="nl").update(**made, engine="folder")


def _keep(story: Story, told: Table, report: Report) -> None:
    """What the school agreed was done by the day it was to be done, as far as that is over."""
    done = {one["what"]["nl"]: one["kept"] for one in told["agreements"] if "kept" in one}
    owed = promises_of(report.agreements.all())
    for agreement in report.agreements.filter(pk__in=owed):
        promise = owed[agreement.pk]
        if promise.due < story.today:
            promise.state, promise.closed_by = Promise.State.KEPT, report.account
            promise.closed_at = at(promise.due, "14:40")
            promise.outcome = done[agreement.what]
            promise.save()
            Contact.objects.bulk_create([trail.followed_up(promise, Contact.Channel.FACE)])
