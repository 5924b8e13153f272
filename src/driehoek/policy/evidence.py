"""What research says about a form, in honest words; the library of activities uses the same ones."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

# What research says about a form, in one honest sentence, and how loudly it may be said (a class of the tag).
# strong: repeated research found an effect on children; promising: research or described practice points to one;
# mixed: good for contact, not shown to change learning by itself; none: not found or never studied; caution: can harm.
EVIDENCE: dict[str, tuple[Words, str]] = {
    "strong": (_("Works: research found an effect on children"), "good"),
    "promising": (_("Promising: practice and research point to an effect"), "good"),
    "mixed": (_("Good for contact, learning does not change by itself"), "plain"),
    "none": (_("No effect on learning is known"), "plain"),
    "caution": (_("Take care: this can do harm"), "late"),
}
