"""Who interprets at which talk, by name where that is known."""

from driehoek.conversations.bridge.grid import moment
from driehoek.conversations.bridge.sheet import language_key
from driehoek.conversations.models import InterpreterTime, Party, Round, Talk


def name_interpreters(round_: Round) -> None:
    """Say at every talk to come who interprets: where just one of that language is there then, and known by name."""
    rows = list(InterpreterTime.objects.filter(day__round=round_).select_related("day"))
    talks = Talk.objects.filter(round=round_, state=Talk.State.PLANNED, party__interprets=Party.Interprets.SCHOOL)
    changed = []
    for talk in talks.select_related("party"):
        there = [row for row in rows if _speaks(row, talk)]
        known = there[0].name if len(there) == 1 and there[0].number == 1 else ""
        if known != talk.interpreter:
            talk.interpreter = known
            changed.append(talk)
    Talk.objects.bulk_update(changed, ["interpreter"])


def _speaks(row: InterpreterTime, talk: Talk) -> bool:
    """Whether an interpreter is there during some of a talk."""
    start, end = moment(row.day.date, row.start), moment(row.day.date, row.end)
    same = language_key(row.language) == language_key(talk.party.language)
    return same and start < talk.ends_at and talk.starts_at < end
