"""The parts of an evidence file, in the order in which they are read."""

from driehoek.evidence.blocks import Block
from driehoek.evidence.parts import annex, figures, happened, parents, plan, unknown
from driehoek.evidence.reading import Reading


def sections(reading: Reading) -> list[Block]:
    """Everything that is told, in Dutch when Dutch is active."""
    return [
        annex.about(reading),
        parents.parents(reading),
        plan.vision(reading),
        plan.goals(reading),
        figures.inspected(reading),
        figures.beside(reading),
        figures.funnel(reading),
        happened.absences(reading),
        happened.promises(reading),
        plan.check(reading),
        unknown.unknown(reading),
        annex.definitions(reading),
        annex.recompute(reading),
    ]
