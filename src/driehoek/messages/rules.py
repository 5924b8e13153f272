"""Who may read and answer conversations: whoever may write to the family, never one colleague alone."""

from django.db.models import Q

from driehoek.logbook.rules import family_rows_in_reach
from driehoek.messages.models import Thread
from driehoek.people.models import Account
from driehoek.people.rules import open_guardianships


def threads_in_reach(account: Account) -> Q:
    """Match conversations with families within reach of whoever may write to families."""
    return family_rows_in_reach(account, "send_messages")


def may_write_in(thread: Thread) -> bool:
    """Whether the school may write to this guardian about this child today."""
    return open_guardianships(thread.guardian).filter(child=thread.child_id).exists()
