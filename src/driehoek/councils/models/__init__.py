"""Councils: who sits in them, how they are chosen, what they talk about and what they are asked."""

from driehoek.councils.models.councils import Council, Member
from driehoek.councils.models.elections import Candidate, Election, Voter
from driehoek.councils.models.work import CouncilRequest, Idea, Meeting, Paper, Voice

__all__ = ["Candidate", "Council", "CouncilRequest", "Election", "Idea", "Meeting", "Member", "Paper", "Voice", "Voter"]
