"""The promises of the set-up: a clean lock, and nothing but public default places to fetch from."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.mail import send_mail

from conftest import Mailbox

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "uv.lock").read_text(encoding="utf-8")
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]


def test_the_lock_names_only_the_public_registry() -> None:
    assert set(re.findall(r'registry = "([^"]*)"', LOCK)) == {"https://pypi.org/simple"}


def test_locked_files_come_only_from_the_public_host() -> None:
    addresses = set(re.findall(r'url = "([^"]*)"', LOCK))
    assert {urlsplit(address).hostname for address in addresses} == {"files.pythonhosted.org"}


def test_the_lock_knows_no_other_sources() -> None:
    assert set(re.findall(r"source = \{ (\w+) =", LOCK)) == {"registry", "editable"}


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_name_no_index_and_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*-", text.replace("    --hash=", ""), re.MULTILINE)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_requirements_pin_what_is_locked(name: str) -> None:
    locked = set(re.findall(r'^name = "([^"]+)"\nversion = "([^"]+)"', LOCK, re.MULTILINE))
    pinned = re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(pinned) > 20
    assert set(pinned) <= locked


def test_mail_really_arrives(mailbox: Mailbox) -> None:
    send_mail("Welkom", "ትግርኛ", "school@example.org", ["ouder@example.org"])
    assert mailbox.recipients == [["ouder@example.org"]]
    assert mailbox.messages[0]["Subject"] == "Welkom"
    assert "ትግርኛ" in mailbox.messages[0].get_content()
