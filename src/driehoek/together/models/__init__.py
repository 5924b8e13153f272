"""Parents with parents: commissions with the team, the programme of the parents' room, and buddies."""

from driehoek.together.models.buddies import BuddyMatch, BuddyMessage, BuddyOffer
from driehoek.together.models.commissions import Commission, CommissionMeeting, CommissionMember, CommissionTask
from driehoek.together.models.programme import Choice, Proposal

__all__ = [
    "BuddyMatch",
    "BuddyMessage",
    "BuddyOffer",
    "Choice",
    "Commission",
    "CommissionMeeting",
    "CommissionMember",
    "CommissionTask",
    "Proposal",
]
