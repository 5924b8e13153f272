"""A plain plan for the demo: who has least choice first, each at the best time left, by the rules of the room."""

from datetime import datetime

from driehoek.conversations.actions.plans import place_talk
from driehoek.conversations.bridge.check import Checker, Choice
from driehoek.conversations.bridge.reading import sheet_of
from driehoek.conversations.bridge.sheet import Ask, Sheet
from driehoek.conversations.bridge.words import LEFT_OVER
from driehoek.conversations.models import Party, Round, Talk, Wish


def place(round_: Round, now: datetime, first: set[int]) -> None:
    """Write a talk for every wish for which there is a time, as the plan was at `now`; families `first` go first."""
    sheet, placed = sheet_of(round_, now), dict[int, int]()
    talks, left = [], []
    for ask in sorted(sheet.asks.values(), key=lambda one: (one.party.family_id not in first, *_choice_of(sheet, one))):
        good = [choice for choice in Checker(sheet, ask, placed).choices() if _suits(choice)]
        if not good:
            left.append(ask.number)
            continue
        placed[ask.number] = min(good, key=lambda choice: (len(choice.problems), choice.slot)).slot
        talks.append(_talk(round_, ask))
        place_talk(sheet, ask, talks[-1], placed[ask.number])
    Talk.objects.bulk_create(talks)
    Wish.objects.filter(pk__in=left).update(unserved=LEFT_OVER)


def _talk(round_: Round, ask: Ask) -> Talk:
    link = f"https://beeldbellen.example/{ask.number}" if ask.party.mode == Party.Mode.VIDEO else ""
    return Talk(
        round=round_, party=ask.party, wish_id=ask.number, child_id=ask.child, host=ask.host, video_link=link
    )  # fmt: skip


def _choice_of(sheet: Sheet, ask: Ask) -> tuple[bool, int, int]:
    return sheet.language(ask.party) is None, len(sheet.can[ask.party.pk]), ask.number


def _suits(choice: Choice) -> bool:
    return choice.possible and not any(problem.code == "party_away" for problem in choice.problems)
