"""The codebook of an export: every column with its values, and what was done to the data, as CSV."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from driehoek.indicators.anonymity import HIDDEN, K
from driehoek.indicators.definitions import newest
from driehoek.indicators.models import ResearchExport
from driehoek.indicators.research import BANDS, MOST, Made, as_csv, marks
from driehoek.indicators.words import tongue
from driehoek.shared.languages import LANGUAGES

Line = tuple[str, str, str, str, str]
HEAD: Line = ("column", "type", "values", "meaning", "source")  # for programs, the same in every language
OURS = "Driehoek"


def codebook(export: ResearchExport, made: Made) -> str:
    """Return the codebook as CSV."""
    return "".join(as_csv(list(line)) for line in (HEAD, *_columns(), *_about(export, made)))


def _columns() -> Iterator[Line]:
    yield "family", "text", "", _("A pseudonym that means nothing outside this export"), ""
    for name, values, meaning in _quasi():
        yield name, "code", f"{values} {HIDDEN}", meaning, OURS
    words = {word.code: (word.text(tongue()), one) for one in newest() if one.kin == "family" for word in one.marks}
    for code in marks():
        meaning, one = words[code]
        yield code, "0/1", "0 1", meaning, f"{one.code} {one.version}: {one.source}"
    for name, meaning in _counts():
        yield name, "number", f"0-{MOST}", f"{meaning} ({MOST} = {MOST}+)", OURS


def _quasi() -> Iterator[tuple[str, str, str]]:
    yield "language", " ".join(LANGUAGES), _("The language that the family reads")
    bands = " ".join(band for _under, band in BANDS)
    yield "youngest", f"{bands} unknown", _("The age of the youngest child enrolled, in years")
    yield "children", "1 2 3+", _("How many children are enrolled")
    yield "new", "yes no unknown", _("Whether the family is new at the location this year")


def _counts() -> Iterator[tuple[str, str]]:
    yield "invitations", _("How many invitations")
    yield "visits", _("How many visits were registered")
    yield "contacts", _("How many contacts were noted")
    yield "promises", _("How many promises fell due")


def _about(export: ResearchExport, made: Made) -> Iterator[Line]:
    told = made.as_data()
    facts = {
        _("school year"): export.school_year.name, _("kind of location"): export.location.get_kind_display(),
        _("recipient"): export.recipient, _("purpose"): export.purpose, _("rows"): told["rows"],
        _("every combination of language, youngest, children and new is shared by at least so many rows"): K,
        _("left out because such a combination was too rare"): told["rare"],
        _("left out because of an objection"): told["objected"],
        **{_("made coarser to %(sign)s in %(column)s") % {"sign": HIDDEN, "column": name}: number
           for name, number in made.coarser.items()},
    }  # fmt: skip
    for name, value in facts.items():
        yield "", "", str(value), name, ""
