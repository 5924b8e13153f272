"""Colleagues and students hear by e-mail that their request was answered, and nothing of what it says."""

from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from conftest import Mailbox
from driehoek.demo.cast import Cast
from driehoek.people.models import Account
from driehoek.privacy.actions import answer, ask
from driehoek.privacy.models import PrivacyRequest

SECRET = "Wij verbeteren je geheime adres."


def answered(cast: Cast, account: Account, capture: DjangoCaptureOnCommitCallbacks) -> PrivacyRequest:
    row = ask(person=account, right="correct", words="Mijn adres klopt niet.")
    with capture(execute=True):
        return answer(request=row, by=cast.ruud, done=True, answer=SECRET)


def test_a_student_is_mailed_that_the_answer_is_there_not_what_it_is(
    cast: Cast, mailbox: Mailbox, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    answered(cast, cast.ayoub, django_capture_on_commit_callbacks)
    [mail], [to] = mailbox.messages, mailbox.recipients
    assert (to, mail["Subject"]) == ([cast.ayoub.email], "Het antwoord op je verzoek is klaar")
    body = mail.get_content()
    assert reverse("own_requests") in body
    assert "geheime" not in body
    assert "adres klopt" not in body


def test_a_colleague_is_mailed_in_their_language(
    cast: Cast, mailbox: Mailbox, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Account.objects.filter(pk=cast.marieke.pk).update(language="en")
    cast.marieke.refresh_from_db()
    answered(cast, cast.marieke, django_capture_on_commit_callbacks)
    assert [mail["Subject"] for mail in mailbox.messages] == ["The answer to your request is ready"]


def test_who_has_no_address_still_gets_the_answer_on_the_page(
    cast: Cast, mailbox: Mailbox, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    Account.objects.filter(pk=cast.marieke.pk).update(email=None)
    cast.marieke.refresh_from_db()
    assert answered(cast, cast.marieke, django_capture_on_commit_callbacks).state == "done"
    assert mailbox.messages == []


def test_a_mail_server_that_is_away_loses_no_answer(
    cast: Cast, settings: object, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    row = answered(cast, cast.ayoub, django_capture_on_commit_callbacks)
    row.refresh_from_db()
    assert (row.state, row.answer and row.answer.body) == ("done", SECRET)
