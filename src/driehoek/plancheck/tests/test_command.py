"""./driehoek check-plan: what must be mended, and an exit code that a script can read."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from driehoek.demo.cast import Cast
from driehoek.plancheck.actions import silence
from driehoek.plancheck.queries import checked
from driehoek.plancheck.tests.test_silence import REASON, quiet


def run(*options: str) -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("check-plan", "--location", "vlindertuin", *options, stdout=out)
    except SystemExit as end:
        code = int(end.code or 0)
    return out.getvalue(), code


def test_errors_are_an_exit_code_and_named_with_their_remedy(cast: Cast) -> None:
    text, code = run("--language", "en")
    assert code == 1
    assert "P705" in text
    assert "S4, advice" in text


def test_the_answer_as_json_holds_what_the_page_holds(cast: Cast) -> None:
    quiet(cast, cast.fatma)
    answer = json.loads(run("--json")[0])
    found = checked(cast.vlindertuin, cast.year)
    assert [one["rule"] for one in answer["findings"]] == [one.rule.code for one in found.findings]
    assert answer["silenced"][0]["reason"] == REASON
    assert len(answer["findings"]) == answer["errors"] + answer["warnings"] + answer["advice"]


def test_nobody_is_named_in_it(cast: Cast) -> None:
    text = run("--json")[0]
    assert not [name for name in ("Samira", "El Amrani", "Kaya", "Marieke") if name in text]


def test_without_errors_it_is_a_success(cast: Cast) -> None:
    for one in checked(cast.vlindertuin, cast.year).of("error"):
        silence(location=cast.vlindertuin, year=cast.year, rule=one.rule.code, reason=REASON, by=cast.fatma)
    assert run()[1] == 0


@pytest.mark.parametrize("wrong", [["--location", "nergens"], ["--school-year", "1999-2000"]])
def test_bad_input_is_told_and_has_an_exit_code_of_its_own(cast: Cast, wrong: list[str]) -> None:
    with pytest.raises(CommandError) as told:
        call_command("check-plan", *(["--location", "vlindertuin"] if "--location" not in wrong else []), *wrong)
    assert told.value.returncode == 2
