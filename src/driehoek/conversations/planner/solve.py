"""The planner as a library: an instance goes in, the best plan that was found comes out, checked by `rules`."""

import time
from dataclasses import replace

from driehoek.conversations.planner import rules
from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.construct import construct, follow
from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.explain import reasons
from driehoek.conversations.planner.fields import BadInput
from driehoek.conversations.planner.helps import helps
from driehoek.conversations.planner.instance import Instance
from driehoek.conversations.planner.plan import Plan, Starts
from driehoek.conversations.planner.scores import own_costs
from driehoek.conversations.planner.search import Search, Terms
from driehoek.conversations.planner.team import Team


def solve(instance: Instance, terms: Terms, before: Starts | None = None) -> Plan:
    """Plan an instance; with `before`, repair that plan with few changes. BadInput when locked talks break a rule."""
    begin = time.monotonic()
    if wrong := rules.broken(instance, instance.locked):
        raise BadInput(f"The locked talks cannot be kept: {wrong[0]}")
    board = Board(instance, before)
    table = follow(board, before) if before else construct(board, own_costs(board), terms.seed)
    search = Search(board, table, terms, begin)
    search.tell()
    with Team(instance, before, terms.workers) as team:
        search.run(team)
    plan = finished(search, before)
    return replace(plan, seconds=time.monotonic() - begin)


def finished(search: Search, before: Starts | None) -> Plan:
    """The plan of a search, judged by the rules and not by the solver."""
    instance, starts = search.board.instance, search.table.starts()
    if wrong := rules.broken(instance, starts):
        raise AssertionError(f"the planner broke a rule: {wrong[0]}")
    return Plan(
        starts=starts,
        reasons=reasons(search.table),
        cost=figures(instance, starts, before).cost,
        lower_bound=search.lower_bound,
        rounds=search.round,
        ended=search.ended,
        helps=helps(search.table, search.bound.prices if search.bound else None),
    )
