"""What the documentation tells about the vocabulary of schemes."""

from django.utils.translation import override

from driehoek.schemes.vocabulary import MEASURES
from driehoek.shared.documentation import table


def scheme_counts() -> str:
    """Everything that a condition can count."""
    with override("en"):
        rows = [
            (f"`{name}`", str(one.label), ", ".join(f"`{part}`" for part in one.names))
            for name, one in MEASURES.items()
        ]
    return table(("count", "what it counts", "also names"), rows)


PARTS = {"scheme_counts": scheme_counts}
