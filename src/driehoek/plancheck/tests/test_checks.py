"""Each rule finds what it is for, and nothing just beside it."""

import pytest

from driehoek.plancheck.catalogue import Severity, rules
from driehoek.plancheck.checks import CHECKS, MODULES, findings
from driehoek.plancheck.facts import Facts
from driehoek.plancheck.tests.cases import CASES
from driehoek.plancheck.tests.plan import GOOD


def found(code: str, facts: Facts) -> int:
    return sum(hit.count for hit in CHECKS[code](facts))


def test_a_plan_with_everything_has_no_findings() -> None:
    assert findings(GOOD) == []


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_what_it_is_for(code: str) -> None:
    broken, number, _near = CASES[code]
    assert found(code, broken) == number


@pytest.mark.parametrize("code", CASES)
def test_a_rule_finds_nothing_just_beside_it(code: str) -> None:
    assert found(code, CASES[code][2]) == 0


def test_every_rule_has_a_function_a_case_and_words_and_there_are_enough() -> None:
    assert set(rules()) == set(CHECKS) == set(CASES)
    assert len(rules()) >= 25
    assert {rule.severity for rule in rules().values()} == set(Severity)


def test_a_function_stands_in_the_module_of_its_hundred() -> None:
    for code, function in CHECKS.items():
        assert function.__module__ == MODULES[int(code[1]) - 1].__name__


def test_a_finding_names_what_it_found() -> None:
    finding = next(one for one in findings(CASES["P302"][0]) if one.rule.code == "P302")
    assert [(hit.pk, hit.name) for hit in finding.hits] == [(3, "Spelmiddag")]
