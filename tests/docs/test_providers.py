"""The files of providers that the documentation shows are good ones."""

from pathlib import Path

import pytest

from driehoek.people.school_login.providers import read
from tests.docs.pages import DOCS, text


@pytest.mark.parametrize("name", ["Entree Federatie", "SURFconext"])
def test_an_example_can_be_used(tmp_path: Path, name: str) -> None:
    section = text(DOCS / "deploying.md").split(f"### {name}")[1].split("```toml")[1].split("```")[0]
    (tmp_path / "providers.toml").write_text(section)
    for slug in ("entree", "surfconext"):
        (tmp_path / f"{slug}.secret").write_text("secret")
    [provider] = read(tmp_path / "providers.toml").values()
    assert provider.name == name
