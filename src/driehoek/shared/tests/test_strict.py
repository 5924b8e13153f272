"""What somebody gives as TOML is read at once or refused: no file keeps the server busy or lets it fall over."""

import time

import pytest

from driehoek.shared.strict import DataError, choices, given


@pytest.mark.parametrize(
    "text",
    ["a" + ".a" * 30_000 + " = 1", "[a" + " . a" * 15_000 + "]", "a = " + "[" * 30_000, "a = 1e" + "9" * 30, "a = ]"],
    ids=["parts", "header", "nest", "number", "slip"],
)
def test_what_would_keep_the_server_busy_is_refused_at_once(text: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(DataError):
        given(text)
    assert time.perf_counter() - begun < 1


def test_what_a_school_gives_is_read() -> None:
    assert given('[a.b]\nc = "Ja. Nee. Soms."\nd = 0.5')["a"]["b"].keys() == {"c", "d"}


def test_a_list_in_a_list_is_no_word() -> None:
    with pytest.raises(DataError, match="has"):
        choices("x.toml", {"out": [["a"]]}, "out", {"a": 1})
