"""The message catalogues: which texts need which languages, keeping the .po files up to date, and checking them.

Works with Babel alone, so that nobody has to install GNU gettext. Staff read Dutch and English; what a parent can
meet is asked of every language. Msgids are English, so English itself needs no catalogue.
"""

from driehoek.shared.catalogues.checks import broken, missing
from driehoek.shared.catalogues.files import LOCALE_DIR, compile_all, outdated, update
from driehoek.shared.catalogues.source import Text, texts_for

__all__ = ["LOCALE_DIR", "Text", "broken", "compile_all", "missing", "outdated", "texts_for", "update"]
