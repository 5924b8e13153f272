"""What is agreed with a school nearby, so that parents meet one line and not two."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from driehoek.people.models import Account, Location


class NeighbourAgreement(models.Model):
    """Agreements with a school that children go to or come from (doorgaande lijn; S3, chapter 2)."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="neighbour_agreements")
    school = models.CharField(_("With which school?"), max_length=200)
    contact = models.CharField(_("Who is the contact there?"), max_length=200)
    contact_details = models.CharField(_("Phone or e-mail of that contact"), max_length=200, blank=True)
    owner = models.ForeignKey(Account, models.SET_NULL, null=True, blank=True, related_name="neighbour_agreements")
    information = models.TextField(_("How do we tell parents the same?"), blank=True)
    intake = models.TextField(_("What do we do about the first talk?"), blank=True)
    activities = models.TextField(_("What do we do together?"), blank=True)
    since = models.DateField(_("From when?"))
    evaluate_on = models.DateField(_("When do we look back?"))
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["school", "pk"]

    def __str__(self) -> str:
        return self.school
