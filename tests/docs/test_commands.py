"""Every command and option that the documentation names can be given, and every command is named."""

import re
from argparse import ArgumentParser

import pytest
from django.core.management import get_commands, load_command_class

from driehoek.launcher.commands import HELP, OWN, main
from tests.docs.pages import DOCS, cells, everything, sections, text

# A line may go on after a backslash; a remark begins with #.
LINE = re.compile(r"\./driehoek ([a-z-]+)((?:\\\n|[^\n`#])*)")
FORWARDING = {"migrate", "test", "bench", "manage", "help"}  # what follows is for another program


def named() -> list[tuple[str, str]]:
    return LINE.findall(everything())


def in_table() -> list[tuple[str, str]]:
    """Each command with what the table of commands says about it, and the import with the table of its options."""
    rows = cells(sections(text(DOCS / "deploying.md"), "Commands"))
    options = sections(text(DOCS / "importing.md"), "On the command line")
    return [("import", options), *((row[0].strip("`").removeprefix("./driehoek "), row[1]) for row in rows)]


def options_of(command: str, capsys: pytest.CaptureFixture[str]) -> set[str]:
    if command in OWN:
        with pytest.raises(SystemExit):
            main([command, "--help"])
        return set(re.findall(r"--[a-z][a-z-]+", capsys.readouterr().out))
    return managed(command)


def managed(name: str) -> set[str]:
    parser: ArgumentParser = load_command_class(get_commands()[name], name).create_parser("driehoek", name)
    return set(parser._option_string_actions)


@pytest.mark.parametrize("command", sorted({command for command, _ in named()}))
def test_a_command_that_is_named_exists(command: str) -> None:
    assert command in HELP


@pytest.mark.parametrize("command", HELP)
def test_a_command_that_exists_is_named(command: str) -> None:
    assert command in {name for name, _ in named()}


@pytest.mark.parametrize("command", sorted(set(HELP) - set(OWN)))
def test_a_command_of_the_launcher_is_there_to_be_run(command: str) -> None:
    assert command in get_commands()


@pytest.mark.parametrize("command", sorted({command for command, _ in named()} & set(HELP) - FORWARDING))
def test_options_that_are_named_can_be_given(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = [rest for name, rest in [*named(), *in_table()] if name == command]
    assert set(re.findall(r"--[a-z][a-z-]+", " ".join(told))) <= options_of(command, capsys)


def test_management_commands_that_are_named_can_be_given() -> None:
    lines = [rest.split() for name, rest in named() if name == "manage" and rest.split()]
    assert lines
    for command, *options in lines:
        assert {option for option in options if option.startswith("--")} <= managed(command)
