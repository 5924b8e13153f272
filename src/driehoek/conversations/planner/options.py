"""What can be given to `./driehoek planner`; only the standard library, for the launcher reads it too."""

import argparse

KINDS = ("mini", "po", "vmbo", "vmbo1", "mbo")


def parser() -> argparse.ArgumentParser:
    """The options of all three orders; `--help` tells them together."""
    found = argparse.ArgumentParser(
        prog="./driehoek planner",
        description="Plan the talks of a round: who speaks to whom, and when.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    orders = found.add_subparsers(dest="order", required=True, metavar="solve | check | example")
    parts = (_solve(orders), _check(orders), _example(orders))
    found.epilog = "\n".join(part.format_usage().strip() for part in parts)
    return found


def _solve(orders: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    solve = orders.add_parser("solve", help="make a plan")
    solve.add_argument("instance", metavar="INSTANCE.json")
    solve.add_argument("-o", "--output", metavar="PLAN.json", help="where the plan goes; otherwise to standard output")
    solve.add_argument("--time-limit", type=_positive, default=60.0, metavar="SECONDS", help="60 when not given")
    solve.add_argument(
        "--rounds", type=int, metavar="N", help="at most so many rounds, for the same plan on any machine"
    )
    solve.add_argument(
        "--workers", type=int, choices=range(1, 33), default=2, metavar="N", help="processes; 2 when not given"
    )
    solve.add_argument("--seed", type=int, default=1, metavar="N", help="another seed finds another plan as good")
    solve.add_argument("--start", metavar="PLAN.json", help="repair this plan, moving few talks")
    return solve


def _check(orders: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    check = orders.add_parser("check", help="say which rules a plan breaks, and its figures")
    check.add_argument("instance", metavar="INSTANCE.json")
    check.add_argument("plan", metavar="PLAN.json")
    return check


def _example(orders: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    example = orders.add_parser("example", help="print a made-up instance")
    example.add_argument("kind", choices=KINDS)
    example.add_argument("seed", type=int)
    return example


def _positive(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError("must be more than 0 seconds")
    return seconds
