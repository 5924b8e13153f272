"""Words in a workbook."""

import re

# What XML 1.0 cannot hold; Word puts such a sign between lines, and it comes along when somebody pastes.
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def in_cell(words: object) -> str:
    """Words as a cell can hold them: one sign that XML does not know would make the whole file impossible."""
    return NO_XML.sub(" ", str(words))
