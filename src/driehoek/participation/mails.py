"""What people from outside are told: one row for each thing, and the e-mail that is written when it goes out."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from driehoek.messages.keys import key_for, names, number_in
from driehoek.messages.mailing import Mail
from driehoek.messages.models import Delivery
from driehoek.messages.telling import whole_text
from driehoek.participation.letters import ASKED, kind_for, words_of
from driehoek.participation.models import Ask, OutsideMail, Outsider
from driehoek.participation.queries.doors import token_of
from driehoek.participation.rules import is_open
from driehoek.shared.languages import language

State, KEYS = Delivery.State, "outside"


def mails_for(asks: Iterable[Ask], kind: str) -> list[OutsideMail]:
    """The rows for those from outside among these; who has no address waits for a colleague at once."""
    rows = [(row, row.helper.outsider) for row in asks if row.helper.outsider]
    unheard = set(_unheard().filter(ask__in=[row.pk for row, _person in rows]).values_list("ask", flat=True))
    return [
        OutsideMail(ask=row, kind=kind_for(row, kind), state=State.QUEUED if person.email else State.FAILED)
        for row, person in rows
        if row.pk not in unheard
    ]


def _unheard() -> QuerySet[OutsideMail]:
    """Questions that nobody heard and answered yet: a change reaches them with the question, the rest not at all."""
    waiting = OutsideMail.objects.filter(kind=ASKED, ask__answer="").exclude(problem=Delivery.Problem.UNSURE)
    return waiting.filter(state__in=(State.QUEUED, State.FAILED, State.CANCELLED))


def whom_to_tell(mail: OutsideMail) -> Outsider | None:
    """Who is still to be told: a question only while it can be answered, and nobody who stopped helping."""
    ask, person = mail.ask, mail.ask.helper.outsider
    going_on = mail.kind != ASKED or (is_open(ask.task) and not ask.answer)
    return person if person and person.stopped_at is None and going_on else None


def mail_about(mail: OutsideMail, person: Outsider) -> Mail:
    """The e-mail of this moment: what holds now, with the address, the language and the link of now."""
    code, kind = language(person.language_read).code, mail.kind.partition(".")[0]
    words, url, place = words_of([mail.ask], kind, code)[mail.ask_id], task_url(mail.ask, person), person.location
    return Mail(
        key=key_for(KEYS, mail.pk, mail.made_at), location=place, address=person.email, language=code,
        subject=words.title, body=whole_text(words, name=person.full_name, url=url, location=place), url=url,
    )  # fmt: skip


def mail_by_key(key: str) -> OutsideMail | None:
    """The row whose e-mail has this key with mail servers; None when it is no key of this room."""
    row = OutsideMail.objects.select_related("ask__helper__outsider__location").filter(pk=number_in(key)).first()
    return row if row and names(key, KEYS, row.pk, row.made_at) else None


def task_url(ask: Ask, person: Outsider) -> str:
    """The whole address of a task behind the own link of somebody from outside."""
    return f"{settings.BASE_URL}{reverse('helper_task', kwargs={'token': token_of(person), 'pk': ask.pk})}"
