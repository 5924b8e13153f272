"""Who may see contacts and promises: whoever may see the family, within the same reach."""

from django.db.models import Q

from driehoek.people import rules
from driehoek.people.models import Account


def family_rows_in_reach(account: Account, right: str = "see_families") -> Q:
    """Match contacts or promises of families within reach."""
    return Q(family__in=rules.enrolments_in_reach(account, right).values("child__family")) & Q(
        location__in=rules.enrolments_in_reach(account, right).values("group__location")
    )
