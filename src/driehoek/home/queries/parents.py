"""What a guardian reads about doing things at home: suggestions for the own children, and what they said of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from driehoek.home.library import HomeActivity, Words
from driehoek.home.models import Joining, Programme, Reply, Suggestion
from driehoek.home.own import activity_of, in_language, source_of
from driehoek.home.rules import about_children_of, joinable_by, known, week_of
from driehoek.people.models import Child, Guardian
from driehoek.people.queries import children_of, found
from driehoek.shared.languages import DEFAULT, language
from driehoek.texts.phrases import read_original
from driehoek.texts.queries import Shown as ShownText
from driehoek.texts.queries import shown_one


def suggestions_of(guardian: Guardian) -> QuerySet[Suggestion]:
    """What this guardian may see, this week first."""
    rows = Suggestion.objects.filter(about_children_of(guardian), known())
    rows = rows.select_related("group__location", "programme", "child", "theme_text")
    return in_language(rows, get_language() or DEFAULT)


def suggestion_of(guardian: Guardian, pk: int) -> Suggestion:
    """Return one suggestion to this guardian, or raise Http404."""
    return found(suggestions_of(guardian), pk=pk)


@dataclass(frozen=True)
class OwnReply:
    """What this guardian said about one child, as far as they said anything."""

    child: Child
    said: str
    smiley: str


@dataclass(frozen=True)
class Shown:
    """A suggestion in the words its guardian reads."""

    suggestion: Suggestion
    activity: HomeActivity

    @property
    def words(self) -> Words:
        """Its words in the language of the page, or in Dutch."""
        return self.activity.here

    @property
    def foreign(self) -> bool:
        """Whether the words are in another language than the page."""
        return self.words.tongue.code != get_language()

    @property
    def source(self) -> str:
        """Who translated what the school added itself, honestly; nothing about the library."""
        return source_of(self.words, get_language() or DEFAULT)

    @property
    def original(self) -> Words | None:
        """The words of the school itself, when a translation is shown."""
        return None if self.words.state == "original" else self.activity.words(DEFAULT)

    @property
    def read_original(self) -> str:
        """The words that lead to them."""
        return read_original(language(DEFAULT).own_name)


@dataclass(frozen=True)
class Card(Shown):
    """A suggestion on the first page, with what this guardian said last."""

    said: str


@dataclass(frozen=True)
class Own(Shown):
    """A suggestion on its own page, with what this guardian said for each of their children."""

    replies: list[OwnReply]

    @property
    def said(self) -> str:
        """What was said for the first child of whom something was said."""
        return next((one.said for one in self.replies if one.said), "")

    @property
    def too_hard(self) -> bool:
        """Whether it was too hard for one of the children."""
        return any(one.said == Reply.Said.TOO_HARD for one in self.replies)


def theme_of(suggestion: Suggestion, code: str) -> ShownText | None:
    """The theme of the group in the language of who reads, as far as it is translated; one query."""
    return shown_one(suggestion.theme_text, code) if suggestion.theme_text else None


def own(suggestions: Iterable[Suggestion], guardian: Guardian) -> list[Own]:
    """Return suggestions ready to be shown to their guardian; the same few queries for any number."""
    rows = list(suggestions)
    children = _children(guardian) if rows else []
    joined = _joined(rows, children)
    told = Reply.objects.filter(suggestion__in=rows, guardian=guardian) if rows else Reply.objects.none()
    said = {(row.suggestion_id, row.child_id): row for row in told}
    return [_own(row, _for(row, children, joined), said) for row in rows]


def this_week(guardian: Guardian) -> list[Card]:
    """The suggestions of this week, for the first page; one query."""
    mine = Reply.objects.filter(suggestion=OuterRef("pk"), guardian=guardian).exclude(said="").order_by("-at")
    said = Coalesce(Subquery(mine.values("said")[:1]), Value(""))
    rows = suggestions_of(guardian).filter(week=week_of()).annotate(told=said)
    return [Card(row, activity_of(row), row.told) for row in rows]


def children_for(suggestion: Suggestion, guardian: Guardian) -> list[Child]:
    """For which children of this guardian a suggestion is."""
    children = _children(guardian)
    return _for(suggestion, children, _joined([suggestion], children))


Joined = set[tuple[int, int]]  # programme and child


def _children(guardian: Guardian) -> list[Child]:
    return list(children_of(guardian).order_by("-birth_date", "pk"))


def _joined(rows: list[Suggestion], children: list[Child]) -> Joined:
    asked = {row.programme_id for row in rows if row.programme and row.programme.joined_only}
    if not asked:
        return set()
    joinings = Joining.objects.filter(programme__in=asked, child__in=children, left_at=None)
    return set(joinings.values_list("programme", "child"))


def _for(row: Suggestion, children: list[Child], joined: Joined) -> list[Child]:
    needs_joining = row.programme is not None and row.programme.joined_only
    return [
        child
        for child in children
        if row.child_id in (None, child.pk)
        and any(place.group_id == row.group_id for place in child.current)  # type: ignore[attr-defined]
        and (not needs_joining or (row.programme_id, child.pk) in joined)
    ]


def _own(row: Suggestion, children: list[Child], said: dict[tuple[int, int], Reply]) -> Own:
    told = {child.pk: said.get((row.pk, child.pk)) for child in children}
    replies = [_reply(child, told[child.pk]) for child in children]
    return Own(row, activity_of(row), replies)


def _reply(child: Child, told: Reply | None) -> OwnReply:
    return OwnReply(child, told.said if told else "", told.smiley if told else "")


@dataclass(frozen=True)
class OwnProgramme:
    """A programme a child may join, its first activity, for how many weeks it goes on, and whether the child joined."""

    programme: Programme
    child: Child
    weeks: int
    joined: bool


def programmes_of(guardian: Guardian) -> list[OwnProgramme]:
    """The programmes that children of this guardian may join or leave."""
    rows = list(Programme.objects.filter(joinable_by(guardian)).prefetch_related("suggestions", "joinings"))
    children = _children(guardian) if rows else []
    return [
        OwnProgramme(row, child, _weeks_left(row), _has_joined(row, child))
        for row in rows
        for child in children
        if any(place.group_id == row.group_id for place in child.current)  # type: ignore[attr-defined]
    ]


def _weeks_left(programme: Programme) -> int:
    return sum(1 for one in programme.suggestions.all() if one.week >= week_of() and one.withdrawn_at is None)


def _has_joined(programme: Programme, child: Child) -> bool:
    return any(one.child_id == child.pk and one.left_at is None for one in programme.joinings.all())


def programme_of(guardian: Guardian, pk: int) -> Programme:
    """Return a programme that a child of this guardian may join, or raise Http404."""
    return found(Programme.objects.filter(joinable_by(guardian)).select_related("group__location"), pk=pk)
