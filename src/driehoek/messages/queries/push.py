"""In which browsers a guardian gets notices."""

from driehoek.messages.pushing import subscriptions_of
from driehoek.people.models import Guardian


def has_notices(guardian: Guardian) -> bool:
    """Whether some browser of this guardian still shows notices."""
    return subscriptions_of([guardian.pk]).exists()
