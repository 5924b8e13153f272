"""Verbs about personal links: make those that lack, renew one that was lost."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from driehoek.people.actions.families import family_of, may_change
from driehoek.people.audit import record
from driehoek.people.models import Account, Guardian, PersonalLink
from driehoek.shared.rows import insert

LINK_DAYS = 400


def ensure_links(guardians: Iterable[Guardian]) -> dict[int, PersonalLink]:
    """Return guardian pk -> a valid link, making those that lack; constant number of queries."""
    wanted = {guardian.pk for guardian in guardians}
    now = timezone.now()
    valid = PersonalLink.objects.filter(guardian__in=wanted, revoked_at=None, expires_at__gt=now + timedelta(days=30))
    links = {link.guardian_id: link for link in valid.order_by("pk")}
    expires = datetime.combine(
        timezone.localdate() + timedelta(days=LINK_DAYS), time(), timezone.get_current_timezone()
    )
    missing = [PersonalLink(guardian_id=pk, expires_at=expires) for pk in sorted(wanted - set(links))]
    return links | {link.guardian_id: link for link in insert(missing)}


@transaction.atomic
def renew_link(*, guardian: Guardian, by: Account | Guardian) -> PersonalLink:
    """Revoke every link of this guardian and make a new one, for a lost phone or letter."""
    may_change(guardian, by)
    guardian.links.filter(revoked_at=None).update(revoked_at=timezone.now())
    link = ensure_links([guardian])[guardian.pk]
    record("link_renewed", by=by, subject=guardian, family=family_of(guardian), about=guardian)
    return link
