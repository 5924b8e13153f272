"""Plain text out of whatever somebody pasted: no characters that are invisible or that turn others around."""

import re
import unicodedata

# Direction overrides and isolates can show other words than a translator or an engine reads (CVE-2021-42574).
# The joiners U+200C and U+200D stay: Persian is misspelt without them. So do line feed and tab.
CONTROLS = "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufff9-\ufffb\ud800-\udfff\ufdd0-\ufdef\ue000-\uf8ff"
DIRECTIONS = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
# Latin letters, digits and signs held together within Arabic letters: we write these ourselves, and they hide nothing.
HELD = "\u2066[\u0020-\u007e€£]{1,100}\u2069"
UNWANTED = re.compile(f"({HELD})|[{CONTROLS}{DIRECTIONS}]")
LINE_ENDS = re.compile("\r\n|\r|\u0085|\u2028|\u2029")
LONG_GAP = re.compile(r"\n{3,}")
SENTENCE_END = re.compile(r"(?<=[.!?…؟።])\s+")


def plain(text: str) -> str:
    """Return the text in NFC with `\\n` as its only line end, without control and direction characters.

    Markup is text like any other: it is kept as typed, and every page that shows it escapes it. At most one empty
    line stands between paragraphs.
    """
    lines = LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).split("\n")
    cleaned = "\n".join(UNWANTED.sub(r"\1", line).rstrip() for line in lines)
    return LONG_GAP.sub("\n\n", cleaned).strip()


def one_line(text: str) -> str:
    """Return the text as one line, for a title or a word."""
    return " ".join(plain(text).split())


def sentences(line: str) -> list[str]:
    """Return the sentences of a line, each with its closing sign."""
    return [piece for piece in SENTENCE_END.split(line.strip()) if piece]
