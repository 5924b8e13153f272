"""Evidence files are made in the background: counting thousands of families takes longer than a page may."""

from datetime import timedelta

from driehoek.evidence.actions import make_evidence
from driehoek.evidence.models import EvidenceFile
from driehoek.shared.queues import claim

LEASE = timedelta(minutes=10)


def take_next() -> bool:
    """Make the file that waits longest; False when none does."""
    waiting = EvidenceFile.objects.filter(made_at=None, attempts__lt=EvidenceFile.MOST_ATTEMPTS)
    file = claim(waiting.order_by("pk"), LEASE)
    if file is None:
        return False
    make_evidence(file=file)
    return True
