"""A secret that is kept sealed is read again with our keys only."""

from pytest_django import Settings

from driehoek.shared.sealing import opened, sealed


def test_a_sealed_secret_is_read_again_and_stands_nowhere_in_the_open() -> None:
    seal = sealed("geheim")
    assert "geheim" not in seal
    assert opened(seal) == "geheim"
    assert sealed("geheim") != seal


def test_an_older_key_of_the_site_still_opens_a_seal(settings: Settings) -> None:
    seal = sealed("geheim")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "een nieuwe sleutel"
    assert opened(seal) == "geheim"


def test_no_other_key_opens_a_seal_and_nothing_stays_nothing(settings: Settings) -> None:
    seal = sealed("geheim")
    settings.SECRET_KEY = "de sleutel van een ander"
    assert opened(seal) == opened("") == sealed("") == opened("geen zegel") == ""
