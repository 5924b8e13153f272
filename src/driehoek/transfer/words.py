"""Kinds of information as colleagues read them, here and at the other school."""

from django.utils.translation import gettext_lazy as _

from driehoek.transfer.phrases import AGREEMENTS, CONTACT, REPORTS, WORDS

TITLES = {
    CONTACT: _("Languages of the parents, and what helps them"),
    REPORTS: _("Reports of talks"),
    AGREEMENTS: _("Agreements from talks"),
    WORDS: _("What the parents or the student want to tell themselves"),
}
