"""Links, images and paths lead somewhere, and no page speaks of a single machine."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.urls import Resolver404, get_resolver, resolve

from tests.docs.pages import FENCED, PAGES, ROOT, everything, named, text, words

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HTTP = re.compile(r"https?://")
SAMPLES = {"token": "1-abc", "pk": "1", "code": "regenboog", "language": "nl"}
OURS = re.compile(r"/(?:[a-z-]+|<[a-z]+>)(?:/(?:[a-z.-]+|<[a-z]+>))*/?")
PREFIXES = {"/u/", "/static/"}  # where a family of addresses begins
SYSTEM = ("/srv/", "/var/", "/etc/", "/backup/")  # places in the examples for an administrator
MACHINE = re.compile(r"/(?:work|root|tmp|home|Users)/|\.\./shared|127\.0\.0\.1:(?!8000)|\bseeds/")


def links(page: Path) -> list[str]:
    return LINK.findall(FENCED.sub("", text(page)))


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_and_images_lead_somewhere(page: Path) -> None:
    for target in (target for target in links(page) if not HTTP.match(target)):
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path).resolve() if path else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_images_have_words(page: Path) -> None:
    assert re.findall(r"!\[\s*\]", text(page)) == []


def paths() -> set[str]:
    found = {word for page in PAGES for word in words(text(page)) if OURS.fullmatch(word)}
    return {path for path in found if not path.startswith(SYSTEM)} - PREFIXES


def leads_somewhere(path: str) -> bool:
    try:
        return bool(resolve(path))
    except Resolver404:
        return False


@pytest.mark.parametrize("path", sorted(paths()))
def test_paths_that_are_named_exist(path: str) -> None:
    assert leads_somewhere(re.sub(r"<(\w+)>", lambda part: SAMPLES[part[1]], path))


def test_names_of_pages_exist() -> None:
    known = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {word for word in words(everything()) if re.fullmatch(r"parent_\w+", word)} <= known


def test_files_that_are_named_exist() -> None:
    files = {word for word in words(everything()) if re.fullmatch(r"(?:src|tests|docs)/[\w./-]+", word)}
    assert files
    assert {file for file in files if not (ROOT / file).exists()} == set()


@pytest.mark.parametrize("page", [*PAGES, ROOT / "publiccode.yml", ROOT / "LICENSE"], ids=named)
def test_no_page_speaks_of_a_single_machine(page: Path) -> None:
    assert MACHINE.findall(text(page)) == []
