"""`./driehoek planner` on files: what is written, and what is refused with a clear line and no file."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from driehoek.conversations.planner.command import main
from driehoek.conversations.planner.examples import example
from driehoek.conversations.planner.tests.schools import request, school

MODULE = "driehoek.conversations.planner.command"
SOURCE = Path(__file__).parents[4]


def write(path: Path, data: object) -> str:
    path.write_text(json.dumps(data))
    return str(path)


def output_of(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def instance(tmp_path: Path) -> str:
    return write(tmp_path / "instance.json", school([request(0, 0, 0), request(1, 0, 1)]))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


def test_an_instance_is_solved_and_the_plan_keeps_the_rules(
    instance: str, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["solve", instance, "-o", str(plan), "--time-limit", "60"]) == 0
    told = capsys.readouterr()
    assert "first plan after" in told.err
    assert told.out == ""
    assert main(["check", instance, str(plan)]) == 0
    assert output_of(capsys)["served"] == 2


def test_a_plan_that_breaks_a_rule_is_told(instance: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talks = [{"request": 0, "start": 1}, {"request": 1, "start": 1}]
    assert main(["check", instance, write(plan, {"talks": talks})]) == 1
    assert output_of(capsys)["broken"] == ["family 0 has 2 talks in slot 1"]


def test_an_example_is_an_instance(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["example", "mini", "3"]) == 0
    assert output_of(capsys) == example("mini", 3)


@pytest.mark.parametrize("wrong", [{"days": 0}, {"format": "x"}, {"teachers": []}])
def test_wrong_input_is_one_line_and_no_file(
    wrong: dict[str, Any], tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path / "wrong.json", {**school([request(0, 0, 0)]), **wrong})
    assert main(["solve", path, "-o", str(plan)]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not plan.exists()


@pytest.mark.parametrize("path", ["nowhere.json", "."])
def test_a_file_that_cannot_be_read_is_told(path: str, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["solve", path, "-o", str(plan)]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert not plan.exists()


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_limit_is_a_number_of_seconds(limit: str, instance: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["solve", instance, "--time-limit", limit])
    assert ended.value.code == 2


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_writes_the_best_plan_so_far(
    sent: signal.Signals, tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    school_file = write(tmp_path / "vmbo.json", example("vmbo1", 1))
    command = [sys.executable, "-m", MODULE, "solve", school_file, "-o", str(plan), "--time-limit", "600"]
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(SOURCE)}, start_new_session=True
    ) as process:
        assert process.stderr
        assert b"first plan" in process.stderr.readline()
        os.killpg(process.pid, sent) if sent == signal.SIGINT else process.send_signal(sent)
        assert process.wait(timeout=60) == 0
    assert main(["check", school_file, str(plan)]) == 0
    assert json.loads(plan.read_text())["ended"] == "interrupt"
