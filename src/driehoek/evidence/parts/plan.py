"""What was planned: the vision, the goals with what became of them, and what the plan check says."""

from django.utils.translation import gettext as _

from driehoek.evidence import blocks
from driehoek.evidence.blocks import Block
from driehoek.evidence.reading import Reading
from driehoek.evidence.words import day, of
from driehoek.indicators.words import tongue
from driehoek.plancheck.catalogue import Severity
from driehoek.plancheck.checks import Finding
from driehoek.plancheck.queries import Silenced
from driehoek.policy.models import Evaluation, Goal


def vision(reading: Reading) -> Block:
    """What the school stands for, since when, and who endorsed it."""
    one, title = reading.told_vision, _("Vision")
    if one is None:
        return blocks.section(title, blocks.text(_("There is no adopted vision yet.")))
    adopted = one.adopted_on and _("Version %(version)s, adopted on %(day)s.") % {
        "version": one.version, "day": day(one.adopted_on),
    }  # fmt: skip
    said = [
        (row.get_party_display(), row.name, day(row.endorsed_on))
        for row in one.endorsements.all()
        if row.taken_back_at is None
    ]
    heads = [_("On behalf of"), _("Who said so?"), _("When?")]
    return blocks.section(
        title,
        *(blocks.text(line.strip()) for line in one.text.splitlines() if line.strip()),
        blocks.text(adopted or _("Version %(version)s, not adopted yet.") % {"version": one.version}),
        blocks.table(_("Who endorsed the vision"), heads, said, words=3) or blocks.text(_("Nobody endorsed it yet.")),
    )


def goals(reading: Reading) -> Block:
    """Each goal with what was promised, what happened, why, and what was decided."""
    title = _("Goals: promised, happened, decided")
    if not reading.goals:
        return blocks.section(title, blocks.text(_("There are no goals for this school year.")))
    return blocks.section(title, *(block for goal in reading.goals for block in _goal(goal, inside=reading.inside)))


def _goal(goal: Goal, *, inside: bool) -> list[Block | None]:
    back = next(iter(goal.evaluations.all()), None)
    planned = _("Activities planned: %(planned)s, done: %(done)s.")
    asked = f"{goal.measure} ({goal.target} {goal.unit or '%'})" if goal.target else goal.measure
    rows = [
        (_("Kind"), goal.get_kind_display()),
        (_("How do we see that it is reached?"), asked),
        (_("How does this serve our vision?"), goal.serves),
        (_("Who looks after it"), goal.owner.name if goal.owner else _("Nobody yet")),
        (_("Day to look back"), day(goal.evaluate_on)),
        (_("Done for it"), planned % {"planned": goal.planned, "done": goal.done}),  # type: ignore[attr-defined]
        *(_looked_back(back, inside=inside) if back else [(_("Looked back"), _("Not yet"))]),
    ]
    return [blocks.heading(goal.title), blocks.terms(rows)]


def _looked_back(back: Evaluation, *, inside: bool) -> list[tuple[str, str]]:
    return [
        (_("What the records said"), _records(back) if inside else ""),
        (_("What happened"), back.happened),
        (_("Counted by the school"), str(back.counted) if inside and back.counted is not None else ""),
        (_("Why"), back.why),
        (_("Decision"), str(back.get_decision_display())),
        (_("What changes"), back.change),
    ]


def _records(back: Evaluation) -> str:
    """The figure that was kept when the school looked back; it may be about a few families."""
    kept = back.figure
    return of(kept["count"], kept["whole"]) if kept.get("whole") else ""


def check(reading: Reading) -> Block:
    """What the plan check finds, and what was left out with its reason."""
    found = reading.checked
    heads = [_("How much it matters"), _("What is missing"), _("What helps"), _("Rule")]
    rows = [_finding(reading, one) for one in found.findings]
    columns = [_("Rule"), _("Reason"), _("By whom"), _("When?")]
    silenced = [_silenced(one) for one in found.silenced]
    return blocks.section(
        _("Plan check"),
        blocks.text(_("%(fine)s of the rules find nothing to mend.") % {"fine": len(found.fine)}),
        blocks.table(_("What the plan check finds"), heads, rows, words=4),
        blocks.table(_("Left out, with the reason"), columns, silenced, words=4),
    )


def _silenced(one: Silenced) -> tuple[str, ...]:
    silence = one.silence
    return (one.rule.said("title", tongue()), silence.reason, silence.by.name if silence.by else "–", day(silence.at))


def _finding(reading: Reading, one: Finding) -> tuple[str, ...]:
    title = one.rule.said("title", tongue())
    # How many families a rule found may be a small number: outside the school it says that, and not how many.
    number = f" ({one.number})" if reading.inside and one.number > 1 else ""
    return (
        str(Severity(one.rule.severity).label),
        f"{title}{number}",
        one.rule.said("remedy", tongue()),
        one.rule.code,
    )
