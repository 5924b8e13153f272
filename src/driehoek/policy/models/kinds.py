"""Three things that describe the form of what is offered to parents: with whom, how they take part, who speaks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Partnership(models.TextChoices):
    """The five partnerships (S3, section 1.2)."""

    DIDACTIC = "didactic", _("Learning at school and at home")
    PEDAGOGICAL = "pedagogical", _("Raising and behaviour")
    INFORMAL = "informal", _("Helping at school")
    FORMAL = "formal", _("Formal say")
    SOCIETAL = "societal", _("School and neighbourhood")


class Participation(models.TextChoices):
    """Four ways to take part (S0)."""

    EMPATHISE = "empathise", _("Sympathise")
    JOIN_IN = "join_in", _("Join in")
    THINK_ALONG = "think_along", _("Think along")
    DECIDE = "decide", _("Decide together")


class Level(models.TextChoices):
    """Three levels of involvement (S1, S2)."""

    INFORM = "1.0", _("1.0: the school tells")
    EXCHANGE = "2.0", _("2.0: school and parents tell each other")
    TOGETHER = "3.0", _("3.0: school and parents do it together")
