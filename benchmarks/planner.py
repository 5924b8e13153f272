"""The planner on made-up schools of every kind, beside first come, first served on the same schools."""

import os
import sys
import time
from dataclasses import dataclass

from benchmarks import Table
from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.costs import Figures, figures
from driehoek.conversations.planner.examples import example
from driehoek.conversations.planner.fcfs import first_come
from driehoek.conversations.planner.instance import from_data
from driehoek.conversations.planner.plan import Plan
from driehoek.conversations.planner.search import Terms, usual_rounds
from driehoek.conversations.planner.solve import solve

KINDS = ("po", "vmbo", "vmbo1", "mbo")
SEEDS = range(1, 6)
SECONDS = 60.0
HEADINGS = ("school", "served", "empty-handed", "waiting", "more visits", "cost", "at least", "gap", "ended", "seconds")


@dataclass(frozen=True)
class Row:
    """One way to plan one school."""

    figures: Figures
    bound: int
    ended: str
    seconds: float

    @property
    def gap(self) -> float:
        """The cost above the proved bound, as a share of it."""
        return (self.figures.cost - self.bound) / max(1, self.bound)


def run() -> Table:
    """Plan every kind with five seeds; waiting is in slots of ten minutes, for all families together."""
    rows: list[tuple[str, ...]] = []
    for kind in KINDS:
        pairs = [_school(kind, seed) for seed in SEEDS]
        for seed, (planned, first) in zip(SEEDS, pairs, strict=True):
            rows += [_told(f"{kind} {seed}", planned), _told(f"{kind} {seed}, first come", first)]
        for name, every in zip(("mean", "mean, first come"), zip(*pairs, strict=True), strict=True):
            rows.append(_mean(f"{kind} {name}", every))
    load = os.getloadavg()[0]
    return Table(f"Planning talks, {SECONDS:.0f} s on two cores (load at the end: {load:.1f})", HEADINGS, rows)


def _school(kind: str, seed: int) -> tuple[Row, Row]:
    """The same school by the planner and by booking."""
    instance = from_data(example(kind, seed))
    begin = time.perf_counter()
    booked = figures(instance, first_come(Board(instance), seed))
    seconds = time.perf_counter() - begin
    print(f"{instance.name} …", file=sys.stderr, flush=True)
    plan = solve(instance, Terms(seconds=SECONDS, rounds=usual_rounds(SECONDS), workers=2, seed=1))
    return _row(plan, figures(instance, plan.starts)), Row(booked, plan.lower_bound, "", seconds)


def _row(plan: Plan, found: Figures) -> Row:
    return Row(found, plan.lower_bound, plan.ended, plan.seconds)


def _told(name: str, row: Row) -> tuple[str, ...]:
    found = row.figures
    counts = (found.empty_handed, found.waiting, found.extra_visits, found.cost, row.bound)
    share = f"{found.served / found.requests:.1%}"
    return name, share, *(f"{count:,}" for count in counts), f"{row.gap:.2%}", row.ended, f"{row.seconds:.1f}"


def _mean(name: str, rows: tuple[Row, ...]) -> tuple[str, ...]:
    many = len(rows)
    share = sum(row.figures.served / row.figures.requests for row in rows) / many
    parts = ("empty_handed", "waiting", "extra_visits", "cost")
    counts = [sum(getattr(row.figures, part) for row in rows) / many for part in parts]
    counts.append(sum(row.bound for row in rows) / many)
    gap, seconds = sum(row.gap for row in rows) / many, sum(row.seconds for row in rows) / many
    return name, f"{share:.1%}", *(f"{count:,.1f}" for count in counts), f"{gap:.2%}", "", f"{seconds:.1f}"
