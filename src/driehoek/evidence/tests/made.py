"""An evidence file of the cast, asked for and made."""

from driehoek.evidence.actions import ask_evidence, make_evidence
from driehoek.evidence.models import EvidenceFile
from driehoek.people.models import Account, Location, SchoolYear


def a_file(location: Location, year: SchoolYear, by: Account) -> EvidenceFile:
    """Ask for a file and let it be made."""
    file = ask_evidence(location=location, year=year, by=by)
    make_evidence(file=file)
    file.refresh_from_db()
    return file
