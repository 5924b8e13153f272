"""What is logged holds no secrets: whoever reads a log must not be able to open a parent's page with it."""

import logging
import re

# What opens something without logging in: a personal link of a parent or of who helps, a calendar, a code at the door,
# a survey on a shared tablet, words read aloud; and the sealed address at which others report.
SECRET = re.compile(r"(/(?:u|h|agenda|hier|vragen|voorgelezen|haken/[^/\s]+)/)[^/\s]+")


class WithoutSecrets(logging.Filter):
    """Leave the secret part of an address out of a line, whoever writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Keep every line, with the address shortened."""
        record.msg, record.args = SECRET.sub(r"\1…", record.getMessage()), ()
        return True
