"""The file of providers: what is wrong in it is told with its place, before anybody logs in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from driehoek.people.school_login.providers import LoginProvider, School, read

GOOD = """
[surf]
name = "SURFconext"
discovery = "https://surf.example/.well-known/openid-configuration"
client_id = "driehoek"
secret = "geheim"
school_claim = "schac_home_organization"
affiliation_claim = "eduperson_affiliation"

[[surf.schools]]
code = "haagpoort.example"
organisation = "driesprong"
"""
Read = Callable[[str], dict[str, LoginProvider]]


@pytest.fixture
def reading(tmp_path: Path) -> Read:
    """Read a file with this text."""

    def written(content: str) -> dict[str, LoginProvider]:
        (tmp_path / "providers.toml").write_text(content)
        return read(tmp_path / "providers.toml")

    return written


def test_a_good_file_is_read(reading: Read) -> None:
    provider = reading(GOOD)["surf"]
    assert provider.schools == (School("haagpoort.example", organisation="driesprong"),)
    assert (provider.staff, provider.students) == (("employee", "staff"), False)


def test_providers_stand_side_by_side(reading: Read) -> None:
    assert list(reading(GOOD + GOOD.replace("surf", "entree"))) == ["surf", "entree"]


def test_the_secret_may_stand_in_a_file_of_its_own(reading: Read, tmp_path: Path) -> None:
    (tmp_path / "surf.secret").write_text("geheim-in-een-bestand\n")
    content = GOOD.replace('secret = "geheim"', 'secret_file = "surf.secret"')
    assert reading(content)["surf"].secret == "geheim-in-een-bestand"


@pytest.mark.parametrize(
    ("there", "instead", "told"),
    [
        ("https://surf", "http://surf", "discovery must begin with https://"),
        ("/.well-known/openid-configuration", "/", "discovery must end with /.well-known/openid-configuration"),
        ('secret = "geheim"', "", "give either secret or secret_file"),
        ('secret = "geheim"', 'secret_file = "nergens"', "secret_file cannot be read"),
        ('name = "SURFconext"', "", "missing: name"),
        ('name = "SURFconext"', "name = 7", "name must be a text between quotes"),
        ('name = "SURFconext"', 'naam = "SURFconext"', "naam is not known; known are: slug, name"),
        ("client_id", 'students = "yes"\nclient_id', "students must be true or false"),
        ("client_id", 'staff = "employee"\nclient_id', "staff must be a list of texts"),
        ("client_id", 'staff = ["Student"]\nclient_id', "staff may not have student"),
        ("client_id", 'scopes = ["email"]\nclient_id', 'scopes must have "openid"'),
        ('organisation = "driesprong"', "", "needs either organisation or locations"),
        ('organisation = "driesprong"', 'organisation = "a"\nlocations = ["b"]', "needs either organisation"),
        ("[[surf.schools]]", "[surf.schools]", "at least one [[surf.schools]] is needed"),
        ("[surf]", "[Surf School]", "cannot be read"),
    ],
)
def test_a_mistake_is_told_with_its_place(reading: Read, there: str, instead: str, told: str) -> None:
    with pytest.raises(ImproperlyConfigured) as caught:
        reading(GOOD.replace(there, instead))
    assert told in str(caught.value)
    assert "providers.toml" in str(caught.value)


def test_one_code_stands_for_one_school(reading: Read) -> None:
    twice = GOOD + '[[surf.schools]]\ncode = "HAAGPOORT.example"\nlocations = ["elders"]\n'
    with pytest.raises(ImproperlyConfigured, match="same code twice"):
        reading(twice)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="cannot be read"):
        read(tmp_path / "nergens.toml")


@pytest.mark.parametrize(
    ("code", "fits"),
    [("11ZZ", "whole"), ("11zz01", "whole"), ("11ZZ03", "one"), ("11ZZ3", None), ("11ZZZZ", None), ("x11ZZ", None)],
)
def test_a_brin_stands_for_its_locations_unless_one_has_its_own(reading: Read, code: str, fits: str | None) -> None:
    schools = '[[surf.schools]]\ncode = "11ZZ"\norganisation = "whole"\n'
    schools += '[[surf.schools]]\ncode = "11ZZ03"\norganisation = "one"\n'
    found = reading(GOOD + schools)["surf"].school([code])
    assert (found.organisation if found else None) == fits
