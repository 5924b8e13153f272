"""What the documentation tells about keeping and erasing."""

from driehoek.retention.covering import kept
from driehoek.retention.terms import LEFT, MOMENT, Term, terms
from driehoek.shared.documentation import table

COUNTED = {LEFT: "the last day at the location", MOMENT: "the record itself"}


def retention_terms() -> str:
    """Every kind: what we propose, what may be chosen, and where that comes from."""
    heading = ("kind", "records", "months", "counted from", "may be chosen", "what happens", "source")
    return table(heading, [_row(one) for one in terms().values()])


def _row(term: Term) -> tuple[str, ...]:
    records = ", ".join(f"`{record.model.__name__}`" for record in term.records)
    bounds = f"{term.least} to {term.most}" + (" (law)" if term.by_law else "") if term.own else ""
    empties = sorted({field for record in term.records for field in record.empty})
    what = f"{', '.join(f'`{one}`' for one in empties)} emptied" if empties else "erased"
    counted = COUNTED.get(term.after, "when nothing refers to it")
    return term.titles["en"], records, str(term.months or ""), counted, bounds, what, term.sources["en"]


def retention_kept() -> str:
    """Records that no term erases, by reason."""
    reasons = dict.fromkeys(kept().values())
    rows = [(why, ", ".join(f"`{label}`" for label, said in kept().items() if said == why)) for why in reasons]
    return table(("why nothing erases it", "records"), rows)


PARTS = {"retention_terms": retention_terms, "retention_kept": retention_kept}
