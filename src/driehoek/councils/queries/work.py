"""Meetings, papers, requests and ideas, as somebody reads them in their own language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from driehoek.councils.models import Council, CouncilRequest, Idea, Meeting, Member, Paper, Voice
from driehoek.people.models import Guardian
from driehoek.texts.models import Text
from driehoek.texts.queries import Shown, shown

MOST = 20


@dataclass(frozen=True)
class Read:
    """A paper, a request or an idea with its words; `answer`: what the council says; `done`: what was done with it."""

    row: Paper | CouncilRequest | Idea
    words: Shown
    answer: Shown | None = None
    done: Shown | None = None


def read(rows: Iterable[Paper | CouncilRequest | Idea], language: str) -> list[Read]:
    """Each with its words in this language; one query for all the texts."""
    found = [(row, *_texts(row)) for row in rows]
    words = shown([text for _row, *texts in found for text in texts if text], language)
    return [
        Read(row, words[text.pk], words[answer.pk] if answer else None, words[done.pk] if done else None)
        for row, text, answer, done in found
    ]


def _texts(row: Paper | CouncilRequest | Idea) -> tuple[Text, Text | None, Text | None]:
    if isinstance(row, CouncilRequest):
        return row.text, row.answer_text, row.followed_text
    return row.text, None, row.done if isinstance(row, Idea) else None


@dataclass(frozen=True)
class Said:
    """What a member thinks of what the council was asked; `words`: why, where they told."""

    voice: Voice
    words: Shown | None


def voices(request: CouncilRequest, language: str) -> list[Said]:
    """What members think, with why in this language; two queries."""
    rows = list(request.voices.select_related("member__guardian", "member__account", "member__child", "text"))
    words = shown([row.text for row in rows if row.text], language)
    return [Said(row, words.get(row.text_id or 0)) for row in rows]


def voice_of(said: Iterable[Said], seat: Member) -> dict[str, str]:
    """What this member said before, to begin with."""
    own = [one.voice for one in said if one.voice.member_id == seat.pk]
    return {"answer": own[0].answer, "words": own[0].text.body if own[0].text else ""} if own else {}


def papers_of(meeting: Meeting) -> QuerySet[Paper]:
    """What there is to read for a meeting."""
    return meeting.papers.select_related("text__guardian", "text__author", "meeting")


def open_papers(council: Council) -> QuerySet[Paper]:
    """What all parents may read, the newest meeting first."""
    rows = Paper.objects.filter(meeting__council=council, for_all=True)
    return rows.select_related("text", "meeting").order_by("-meeting__start", "pk")[:MOST]


def requests_of(council: Council) -> QuerySet[CouncilRequest]:
    """What the council was asked, the newest first."""
    return council.requests.select_related("council", "text", "answer_text", "followed_text")


def ideas_to(council: Council) -> QuerySet[Idea]:
    """What parents said to the council: what waits for an answer first."""
    return council.ideas.select_related("text", "done", "guardian").order_by("done", "-said_on", "-pk")


def ideas_of(guardian: Guardian, council: Council) -> QuerySet[Idea]:
    """What this guardian said to a council."""
    return council.ideas.filter(guardian=guardian).select_related("text", "done")[:MOST]


def meetings_of(council: Council) -> QuerySet[Meeting]:
    """Meetings of a council, the last one first."""
    return council.meetings.all()
