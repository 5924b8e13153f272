"""Every setting from the environment is told in docs/deploying.md, and nothing else is."""

import re
from pathlib import Path

from tests.docs.pages import DOCS, PAGES, ROOT, cells, sections, text

READ = re.compile(r"""(?:env(?:\.\w+)?|environ(?:\.get)?)[(\[]\s*"([A-Z_]+)\"""")
DJANGO_OWN = {"DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE", "PATH"}
CALLED = re.compile(r"\b(?:DRIEHOEK_[A-Z]+|DATABASE_URL|EMAIL_URL|SECRET_KEY\w*|ALLOWED_HOSTS|LOG_LEVEL)\b")
SETTINGS = {"DRIEHOEK_QUEUES", "DRIEHOEK_POSTED"}  # named as a setting of the program, not of the environment


def sources() -> list[Path]:
    package = ROOT / "src" / "driehoek"
    return [*package.glob("config/*.py"), *package.glob("launcher/*.py"), ROOT / "conftest.py"]


def read() -> set[str]:
    return {name for file in sources() for name in READ.findall(text(file))} - DJANGO_OWN


def told() -> set[str]:
    rows = cells(sections(text(DOCS / "deploying.md"), "Settings"))
    return {row[0].strip("`") for row in rows} - {"variable"}


def test_settings_are_read_where_we_look() -> None:
    assert {"DRIEHOEK_DATA", "DATABASE_URL", "EMAIL_URL", "DRIEHOEK_REQUIRE"} <= read()


def test_every_setting_that_is_read_is_told() -> None:
    assert read() - told() == set()


def test_every_setting_that_is_told_is_read() -> None:
    assert told() - read() == set()


def test_pages_name_only_settings_that_exist() -> None:
    names = {name for page in PAGES for name in CALLED.findall(text(page))}
    assert names - told() == SETTINGS & names
