"""The parts of an evidence file, in the order in which they are read."""

from collections.abc import Callable, Iterator

from driehoek.evidence.blocks import Block
from driehoek.evidence.parts import annex, figures, happened, parents, plan, unknown
from driehoek.evidence.reading import Reading

PARTS: tuple[Callable[[Reading], Block], ...] = (
    annex.about, parents.parents, plan.vision, plan.goals, figures.inspected, figures.beside, figures.funnel,
    happened.absences, happened.promises, plan.check, unknown.unknown, annex.definitions, annex.recompute,
)  # fmt: skip


def sections(reading: Reading) -> Iterator[Block]:
    """Everything that is told, part by part, in Dutch when Dutch is active."""
    return (part(reading) for part in PARTS)
