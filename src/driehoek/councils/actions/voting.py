"""Cast a vote. There is no line in the record for it: it would tell when somebody voted."""

from django.core.exceptions import ValidationError
from django.db import transaction

from driehoek.councils import phrases
from driehoek.councils.box import new_code, with_ballot
from driehoek.councils.models import Election, Voter
from driehoek.people.rules import today


@transaction.atomic
def vote(*, voter: Voter, candidates: list[int], by_slip: bool = False) -> str:
    """Put one ballot in the box and return its code, which is kept nowhere beside the voter.

    That it came by voting slip is counted in the sealed box, and kept nowhere else.

    The election is held while it happens, so of two requests at once the second finds that the vote was cast.
    ValidationError when it was, when voting is over, or when the choice is not one of so many candidates as seats.
    """
    election = Election.objects.select_for_update().get(pk=voter.election_id)
    if election.state != Election.State.OPEN or election.vote_until < today():
        raise ValidationError(phrases.CLOSED)
    chosen = set(candidates)
    standing = set(election.candidates.values_list("pk", flat=True))
    if not chosen <= standing or not 0 < len(chosen) <= election.seats:
        raise ValidationError(phrases.choose_at_most(election.seats))
    if not Voter.objects.filter(pk=voter.pk, voted=False).update(voted=True):
        raise ValidationError(phrases.VOTED)
    code = new_code()
    election.box = with_ballot(election.box, sorted(chosen), code, by_slip=by_slip)
    election.save(update_fields=["box"])
    return code
