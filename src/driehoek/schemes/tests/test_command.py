"""./driehoek check-schemes: every mistake with its file, and an exit code that a script can read."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from driehoek.demo.cast import Cast
from driehoek.schemes.actions import add_scheme
from driehoek.schemes.models import OwnScheme
from driehoek.schemes.tests.material import INVENTED


def run(*options: str) -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("check-schemes", *options, "--language", "en", stdout=out)
    except SystemExit as end:
        code = int(end.code or 0)
    return out.getvalue(), code


def test_a_file_with_a_mistake_is_named(tmp_path: Path) -> None:
    good, wrong = tmp_path / "good.toml", tmp_path / "wrong.toml"
    good.write_text(INVENTED)
    wrong.write_text(INVENTED.replace('mend = "goals"', 'mend = "elders"'))
    assert run(str(good)) == (f"{good}: Samen sterk in de wijk\n", 0)
    text, code = run(str(good), str(wrong))
    assert code == 1
    assert f"{wrong}: Condition 1: “mend” says “elders”" in text


def test_without_files_it_checks_what_comes_along_and_what_was_added(cast: Cast) -> None:
    row = add_scheme(location=cast.vlindertuin, text=INVENTED, by=cast.fatma)
    assert run()[1] == 0
    OwnScheme.objects.filter(pk=row.pk).update(text="name = 3")
    text, code = run()
    assert (code, "vlindertuin/samen-sterk-in-de-wijk: " in text) == (1, True)


def test_a_file_that_is_not_there_is_bad_input() -> None:
    with pytest.raises(CommandError) as told:
        run("/nowhere/scheme.toml")
    assert told.value.returncode == 2
