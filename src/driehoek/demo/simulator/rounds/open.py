"""Rounds that go on: at the primary school times are told for next week, at the vmbo families say their wishes."""

from datetime import datetime, timedelta

from driehoek.conversations.actions.asking import ask_families
from driehoek.conversations.models import Round, Telling
from driehoek.demo.moments import at, weekday_before
from driehoek.demo.simulator.rounds.answers import Answers, call_interpreters
from driehoek.demo.simulator.rounds.clocks import told_at
from driehoek.demo.simulator.rounds.held import publish
from driehoek.demo.simulator.rounds.placing import place
from driehoek.demo.simulator.rounds.story import Story, opening
from driehoek.demo.simulator.source import Table

EVENINGS = 2


def tell_next_week(story: Story) -> None:
    """Write the talks about the school report; at the end of a school year there are none to come."""
    table, days = opening("report"), story.days_ahead(opening("report"))
    if len(days) < EVENINGS or not _begun(story, table):
        return
    round_, asked = story.make_round(table, days), _ago(story, table, "asked")
    told = _ago(story, table, "told")
    _ask(story, round_, table, asked, table["asked"] - table["told"] - 2)
    call_interpreters(round_, talks=1)
    place(round_, told, story.families_of_cast)
    publish(round_, story.cast.fatma, asked, told)


def ask_wishes(story: Story) -> None:
    """Write an evening of short talks with wishes of most families, to be planned in the browser."""
    table, days = opening("tables"), story.days_ahead(opening("tables"))
    if len(days) < EVENINGS or not _begun(story, table):
        return
    round_, asked = story.make_round(table, days), _ago(story, table, "asked")
    _ask(story, round_, table, asked, table["asked"] - 1)
    call_interpreters(round_, talks=2)
    Round.objects.filter(pk=round_.pk).update(
        created_at=asked - timedelta(days=3), asked_at=asked, wishes_until=days[0] - timedelta(days=table["closes"])
    )


def _begun(story: Story, table: Table) -> bool:
    """Whether the school year was long enough on its way to ask."""
    return _ago(story, table, "asked").date() > story.cast.year.start + timedelta(days=21)


def _ago(story: Story, table: Table, name: str) -> datetime:
    return at(weekday_before(story.today, table[name]), "16:10")


def _ask(story: Story, round_: Round, table: Table, asked: datetime, days: int) -> None:
    by = getattr(story.cast, table["by"])
    ask_families(round_=round_, by=by)
    told_at(round_, Telling.Kind.WISHES, asked)
    round_.parties.update(asked_at=asked)
    Answers(story, round_, table["shares"], asked, days, by).give()
