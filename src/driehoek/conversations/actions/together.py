"""Parents who live apart and both want one talk: a party of both is made of what each said, and unmade again.

Each of them keeps a party of their own, with their own answers, that nobody else reads. Only when every party of the
family says so, and one talk can fit all of them, does the planner get one party instead.
"""

from functools import reduce
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.conversations.models import Party, PartyTime, Talk, Wish
from driehoek.conversations.rules import may_hear_all

KEPT = ("child_id", "host_id", "priority", "slots", "required")
Mode, Interprets = Party.Mode, Party.Interprets


def part(party: Party) -> None:
    """Give each who comes together with somebody their own wishes back; nothing when nobody does.

    Raises ValidationError when there is a talk of them together.
    """
    both = party.joined
    if both is None:
        return
    if Talk.objects.filter(party=both).exists():
        raise ValidationError(_("These parents have a talk together. Change that talk in the plan."))
    for voice in both.voices.all():
        Wish.objects.bulk_create(Wish(party=voice, **kept) for kept in voice.chosen)
    both.voices.update(joined=None, chosen=[])
    both.delete()
    party.joined, party.chosen = None, []


def join(party: Party) -> None:
    """Let the parties of this family come together when all of them want that and one talk can fit all."""
    voices = list(party.round.parties.filter(family=party.family_id, voices=None).order_by("pk"))
    times = _common_times(voices)
    if not _willing(voices) or times == []:
        return
    both = Party.objects.create(round=party.round, family_id=party.family_id, **_needs(voices))
    both.guardians.set(guardian for voice in voices for guardian in voice.guardians.all())
    PartyTime.objects.bulk_create(
        PartyTime(party=both, day_id=day, start=one, end=end) for day, one, end in times or ()
    )
    _merge_wishes(both, voices)
    for voice in voices:
        voice.joined = both
        voice.save(update_fields=["joined", "chosen"])


def _willing(voices: list[Party]) -> bool:
    """Whether all want it, none stays away, no two languages must be interpreted, and all may hear of each child."""
    languages = {one.language.casefold() for one in voices if one.interprets == Interprets.SCHOOL}
    said = all(one.together and one.answered_at and not one.declined_at for one in voices)
    free = not Talk.objects.filter(party__in=voices).exists()
    return len(voices) > 1 and said and free and len(languages) < 2 and may_hear_all(voices)


def _common_times(voices: list[Party]) -> list[tuple[int, Any, Any]] | None:
    """Day with hours at which all can come; None when every time suits everybody, empty when there is none."""
    said = [[(one.day_id, one.start, one.end) for one in voice.times.all()] for voice in voices]
    rows = [times for times in said if times]
    return reduce(_both, rows) if rows else None


def _both(some: list[tuple[int, Any, Any]], others: list[tuple[int, Any, Any]]) -> list[tuple[int, Any, Any]]:
    pairs = ((day, max(a, c), min(b, d)) for day, a, b in some for other, c, d in others if day == other)
    return [(day, start, end) for day, start, end in pairs if start < end]


def _needs(voices: list[Party]) -> dict[str, Any]:
    """What one talk of all needs: where all want it (never at one's home), who interprets, room for every child."""
    prefers, modes = {one.prefers for one in voices}, {one.mode for one in voices}
    school = [one for one in voices if one.interprets == Interprets.SCHOOL]
    adult = [one.interprets for one in voices if one.interprets == Interprets.ADULT]
    return {
        "prefers": prefers.pop() if len(prefers) == 1 else Party.Prefers.ANY,
        "mode": modes.pop() if len(modes) == 1 and Mode.HOME not in modes else Mode.SCHOOL,
        "interprets": Interprets.SCHOOL if school else next(iter(adult), Interprets.NOBODY),
        "language": school[0].language if school else "", "childcare": max(one.childcare for one in voices),
        "asked_at": voices[0].asked_at, "seen_at": timezone.now(), "answered_at": timezone.now(),
    }  # fmt: skip


def _merge_wishes(both: Party, voices: list[Party]) -> None:
    """Each talk that one of them wants once, as wanted as whoever wants it most; each keeps what they chose."""
    found: dict[tuple[int, int], Wish] = {}
    for voice in voices:
        voice.chosen = list(voice.wishes.order_by("pk").values(*KEPT))
        for kept in voice.chosen:
            wish = found.setdefault((kept["child_id"], kept["host_id"]), Wish(party=both, **kept))
            wish.priority = min(wish.priority, kept["priority"])
            wish.slots, wish.required = max(wish.slots, kept["slots"]), wish.required or kept["required"]
    Wish.objects.filter(party__in=voices).delete()
    Wish.objects.bulk_create(found.values())
