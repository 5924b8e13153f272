"""How deliveries are told to staff."""

from django.utils.translation import gettext_lazy as _

from driehoek.messages.models import Delivery

Channel, Problem = Delivery.Channel, Delivery.Problem
WRONG = {
    (Channel.EMAIL, Problem.UNREACHABLE): _("The mail server of the school could not be reached."),
    (Channel.EMAIL, Problem.REFUSED): _("This e-mail address does not work."),
    (Channel.EMAIL, Problem.LATER): _("The mail server did not take the e-mail."),
    (Channel.EMAIL, Problem.UNSURE): _("Sending was interrupted. We do not know whether this e-mail arrived."),
    (Channel.EMAIL, Problem.UNDELIVERED): _("The e-mail came back: it did not reach the mailbox."),
    (Channel.SMS, Problem.UNREACHABLE): _("The gateway for text messages could not be reached."),
    (Channel.SMS, Problem.REFUSED): _("The gateway does not send to this number."),
    (Channel.SMS, Problem.LATER): _("The gateway did not take the text message."),
    (Channel.SMS, Problem.UNSURE): _("Sending was interrupted. We do not know whether this text message arrived."),
    (Channel.SMS, Problem.UNDELIVERED): _("The text message did not reach the phone."),
    (Channel.PUSH, Problem.REFUSED): _("This phone does not take notices any more."),
    (Channel.PHONE, Problem.UNREACHABLE): _("Nobody answered the phone, three times."),
    (Channel.PHONE, Problem.REFUSED): _("This phone number does not work."),
}


def what_went_wrong(delivery: Delivery) -> str:
    """Return in one plain sentence why a delivery did not arrive."""
    known = WRONG.get((Channel(delivery.channel), Problem(delivery.problem))) if delivery.problem else None
    return str(known or delivery.get_problem_display())
