"""What is sent about a task: rendered for who is asked, in the language they read."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.http import int_to_base36

from driehoek.messages.models import Delivery
from driehoek.messages.routes import Ways, address_of, ways_to
from driehoek.messages.telling import Words, whole_text
from driehoek.participation import phrases
from driehoek.participation.library import talents
from driehoek.participation.models import Ask
from driehoek.people.actions import ensure_links
from driehoek.people.links import url_of
from driehoek.people.models import Child, Guardian, Guardianship, PersonalLink
from driehoek.people.rules import guardianship_is_open
from driehoek.shared.languages import language
from driehoek.texts.queries import shown_in

ABOUT, ASKED, MOVED = "ask", "task_asked", "task_moved"
SUBJECTS = {
    ASKED: phrases.ASK_SUBJECT,
    MOVED: phrases.MOVED_SUBJECT,
    "task_full": phrases.FULL_SUBJECT,
    "task_withdrawn": phrases.WITHDRAWN_SUBJECT,
    "task_thanks": phrases.THANKS_SUBJECT,
}
WHOLE = ("task__location", "task__group", "task__text", "task__prepared_with", "helper__guardian", "helper__outsider")


def kind_for(row: Ask, kind: str) -> str:
    """Under which kind it is kept that somebody is told: each thing once, and every change of moment or place anew."""
    moved = row.task.moved_at
    return f"{MOVED}.{int_to_base36(int(moved.timestamp()))}" if kind == MOVED and moved else kind


def words_of(asks: Iterable[Ask], kind: str, code: str) -> dict[int, Words]:
    """Ask pk -> the title and the text of what is sent about it, in this language; the same queries for any number."""
    rows = list(asks)
    texts = shown_in((row.task.text, code) for row in rows)
    with translation.override(code):
        return {row.pk: _words(row, texts[row.task.text_id, code], kind, code) for row in rows}


def _words(row: Ask, text: object, kind: str, code: str) -> Words:
    context = {"ask": row, "task": row.task, "text": text, "kind": kind, "talent": talents()[row.task.talent]}
    body = render_to_string("participation/mail/_words.txt", context).strip()
    return Words(str(SUBJECTS[kind]), body, code)


def deliveries_for(asks: Iterable[Ask], kind: str) -> list[Delivery]:
    """What the guardians among these get; who may not be contacted about a child gets nothing."""
    rows = [(row, row.helper.guardian) for row in asks if row.helper.guardian]
    if not rows:
        return []
    guardians, place = [guardian for _row, guardian in rows], rows[0][0].task.location
    ways, links, children = ways_to(guardians, place), ensure_links(guardians), _children(rows)
    codes = {language(one.language_read).code for one in guardians}
    words = {code: words_of((row for row, _guardian in rows), kind, code) for code in codes}
    reached = [(row, guardian) for row, guardian in rows if guardian.pk in children]
    return [_delivery(row, guardian, kind, ways, links, children, words) for row, guardian in reached]


def _children(rows: list[tuple[Ask, Guardian]]) -> dict[int, Child]:
    """The child of each guardian because of whom they hear from this location."""
    ties = Guardianship.objects.filter(
        guardianship_is_open(), guardian__in=[guardian.pk for _row, guardian in rows],
        child__enrolments__group__location=rows[0][0].task.location_id,
    )  # fmt: skip
    return {tie.guardian_id: tie.child for tie in ties.select_related("child").order_by("-pk")}


def _delivery(
    row: Ask, guardian: Guardian, kind: str, ways: Ways, links: dict[int, PersonalLink], children: dict[int, Child],
    words: dict[str, dict[int, Words]],
) -> Delivery:  # fmt: skip
    code, way, child = language(guardian.language_read).code, ways.route(guardian)[0], children[guardian.pk]
    told, url = words[code][row.pk], url_of(links[guardian.pk], "parent_task", pk=row.pk)
    body = whole_text(told, name=guardian.full_name, url=url, location=row.task.location)
    return Delivery(
        location=row.task.location, family_id=child.family_id, guardian=guardian, child=child, language=code,
        channel=way, address=address_of(guardian, way), kind=kind_for(row, kind), subject=told.title[:200],
        body=body, url=url, about_kind=ABOUT, about_id=row.pk,
    )  # fmt: skip
