"""In which browsers a guardian gets notices."""

from driehoek.messages.models import PushSubscription
from driehoek.people.models import Guardian


def has_notices(guardian: Guardian) -> bool:
    """Whether some browser of this guardian still shows notices."""
    return PushSubscription.objects.filter(guardian=guardian, gone_at=None).exists()
